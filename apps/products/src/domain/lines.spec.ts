import type { Currency } from '@quartet/money';
import { addUp, linesOf, type Offer, refusal, sameQuantities, totalOf } from './lines.ts';

const offer = (productId: string, available: number, currency: Currency = 'USD'): Offer => ({
  productId,
  name: `Product ${productId.toUpperCase()}`,
  price: { amount: 250, currency },
  available,
  forSale: true,
});

describe('addUp', () => {
  it('adds the lines of a product up and sorts by product', () => {
    const wanted = [
      { productId: 'b', quantity: 1 },
      { productId: 'a', quantity: 2 },
      { productId: 'b', quantity: 3 },
    ];
    expect(addUp(wanted)).toEqual([
      { productId: 'a', quantity: 2 },
      { productId: 'b', quantity: 4 },
    ]);
  });
});

describe('linesOf', () => {
  it('takes name and price from the offers', () => {
    expect(linesOf([{ productId: 'a', quantity: 5 }], [offer('a', 5)])).toEqual([
      {
        productId: 'a',
        quantity: 5,
        name: 'Product A',
        unitPrice: { amount: 250, currency: 'USD' },
      },
    ]);
  });
});

describe('refusal', () => {
  const wanted = ['a', 'b'].map((productId) => ({ productId, quantity: 2 }));

  it.each([
    [
      'a product that is not there',
      [offer('a', 2)],
      'unknown_product',
      'Product b is not for sale.',
    ],
    [
      'a product that is off sale',
      [offer('a', 2), { ...offer('b', 9), forSale: false }],
      'unknown_product',
      'Product b is not for sale.',
    ],
    [
      'too little stock',
      [offer('a', 2), offer('b', 1)],
      'out_of_stock',
      'Product B (b) has 1 left, not 2.',
    ],
    [
      'two currencies',
      [offer('a', 2), offer('b', 2, 'EUR')],
      'currency_mismatch',
      'All products of an order need the same currency: Product A in USD, Product B in EUR.',
    ],
  ])('names %s', (_case, offers, code, message) => {
    expect(refusal(wanted, offers)).toMatchObject({ code, message });
  });
});

describe('totalOf', () => {
  const unitPrice = { amount: 250, currency: 'USD' } as const;

  it('is the sum of quantity times unit price', () => {
    const lines = [2, 3].map((quantity) => ({ productId: 'a', name: 'A', quantity, unitPrice }));
    expect(totalOf(lines)).toEqual({ amount: 1_250, currency: 'USD' });
  });

  it('is nothing, in no currency, without lines', () => {
    expect(totalOf([])).toBeNull();
  });
});

describe('sameQuantities', () => {
  const lines = [
    { productId: 'a', quantity: 1 },
    { productId: 'b', quantity: 2 },
  ];

  it.each([
    ['the same lines', lines, true],
    ['the same lines in another order', lines.toReversed(), true],
    ['another quantity', [lines[0], { productId: 'b', quantity: 3 }], false],
    ['another product', [lines[0], { productId: 'c', quantity: 2 }], false],
    ['a line less', [lines[0]], false],
  ])('compares with %s', (_case, wanted, same) => {
    expect(
      sameQuantities(
        lines,
        wanted.flatMap((line) => line ?? []),
      ),
    ).toBe(same);
  });
});
