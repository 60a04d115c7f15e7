import { changedMeanwhile, edit, type Product } from './product.ts';

const mug: Product = {
  id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d',
  sku: 'MUG-1',
  name: 'Mug',
  description: 'Holds 350 ml.',
  category: 'kitchen',
  price: { amount: 1_200, currency: 'USD' },
  available: 5,
  version: 3,
  createdAt: new Date(0),
  updatedAt: new Date(0),
};

describe('edit', () => {
  it.each([
    ['the present version', [3]],
    ['one of several versions', [1, 3]],
    ['any version', 'any'],
  ] as const)('changes what was asked for and raises the version for %s', (_case, seen) => {
    expect(edit(mug, seen, { name: 'Cup' })).toEqual({ ...mug, name: 'Cup', version: 4 });
  });

  it.each([
    ['an older version', [2]],
    ['no version at all', []],
  ] as const)('refuses an editor who has seen %s', (_case, seen) => {
    expect(() => edit(mug, seen, { name: 'Cup' })).toThrow(changedMeanwhile());
  });
});
