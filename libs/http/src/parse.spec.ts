import { z } from 'zod';
import { parse, Price } from './index.ts';

const Order = z.strictObject({
  items: z.array(z.strictObject({ quantity: z.int().min(1) })),
  note: z.string().trim().optional(),
});

describe('parse', () => {
  it('answers what the schema makes of the value', () => {
    expect(parse(Order, { items: [{ quantity: 2 }], note: ' a ' })).toEqual({
      items: [{ quantity: 2 }],
      note: 'a',
    });
  });

  it.each([
    [
      'a wrong field far down',
      { items: [{ quantity: 1 }, { quantity: 0 }] },
      ['items[1].quantity'],
    ],
    ['every wrong field', { items: [{ quantity: 'x' }], note: 5 }, ['items[0].quantity', 'note']],
    ['a field that is missing', {}, ['items']],
    [
      'a field that nobody knows, at its place',
      { items: [{ quantity: 1, price: 0 }] },
      ['items[0]'],
    ],
    ['the whole when it is nothing', undefined, ['']],
    ['the whole when it is a list', [], ['']],
  ])('names %s', (_, value, paths) => {
    const refused = () => parse(Order, value);
    expect(refused).toThrow(expect.objectContaining({ code: 'invalid_request' }));
    expect(refused).toThrow(
      expect.objectContaining({
        errors: paths.map((path) => ({ path, message: expect.any(String) })),
      }),
    );
  });
});

describe('a price', () => {
  it.each([{ amount: 0 }, { amount: 1999 }, { amount: 100_000_000 }])('may be %j', (value) => {
    expect(parse(Price, { ...value, currency: 'USD' })).toEqual({ ...value, currency: 'USD' });
  });

  it.each([
    { amount: -1, currency: 'USD' },
    { amount: 1.5, currency: 'USD' },
    { amount: '5', currency: 'USD' },
    { amount: 100_000_001, currency: 'USD' },
    { amount: Number.NaN, currency: 'USD' },
    { amount: 5, currency: 'usd' },
    { amount: 5 },
    { amount: 5, currency: 'USD', tax: 1 },
  ])('may not be %j', (value) => {
    expect(() => parse(Price, value)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });
});
