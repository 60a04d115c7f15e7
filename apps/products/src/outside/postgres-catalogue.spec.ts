import { newId } from '@quartet/database';
import fc from 'fast-check';
import type { Filter } from '../deps.ts';
import { type Draft, type Product } from '../domain/product.ts';
import { positionOf, type Sort, sorts } from '../domain/sort.ts';
import { openService, type Service } from '../testing/service.ts';
import { postgresCatalogue, type SearchBounds } from './postgres-catalogue.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const names = [
  'Mug',
  'mug',
  'Żurek bowl',
  'Cup',
  "Cook's knife",
  '茶碗',
  'Cup 🍵',
  'Cup of muguet',
];

const drafts = fc.array(
  fc.record({ name: fc.constantFrom(...names), amount: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 12 },
);
const filters = fc.record({
  q: fc.constantFrom(undefined, 'm', 'mug', 'cup', 'cup mug', 'cup ż', 'tea'),
  minPrice: fc.integer({ min: 0, max: 2 }),
  maxPrice: fc.constantFrom(2, 3, 10_000_000),
});
const bounds = fc.record({
  candidates: fc.integer({ min: 1, max: 12 }),
  walked: fc.integer({ min: 1, max: 12 }),
  words: fc.integer({ min: 1, max: 12 }),
});

interface Search {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly limit: number;
  readonly bounds: SearchBounds;
}

async function pagesOf({ filter, sort, limit, bounds }: Search): Promise<readonly Product[]> {
  const catalogue = postgresCatalogue(service.database, bounds);
  const all: Product[] = [];
  for (let after; ;) {
    const { products, examined } = await catalogue.list(filter, { sort, after, limit });
    expect(products.length).toBeLessThanOrEqual(limit);
    all.push(...products);
    const last = products.length === limit ? products.at(-1) : undefined;
    if (last === undefined && examined === undefined) return all;
    after = examined ?? (last && positionOf(last, sort));
  }
}

const matches = (product: Product, { q = '', minPrice, maxPrice }: Filter) =>
  product.price.amount >= minPrice &&
  product.price.amount <= maxPrice &&
  q.split(' ').every((start) =>
    product.name
      .toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(start)),
  );

it('shows each product that matches once and in order, however the pages are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      drafts,
      filters,
      bounds,
      fc.constantFrom(...sorts),
      fc.integer({ min: 1, max: 5 }),
      async (specs, { q, ...prices }, bounds, sort, limit) => {
        const category = newId();
        for (const spec of specs) await service.deps.products.add(draftOf(spec, category), newId());
        const all = { category, minPrice: 0, maxPrice: 10_000_000 };
        const whole = { sort, after: undefined, limit: 100 };
        const { products } = await service.deps.catalogue.list(all, whole);
        expect(products).toHaveLength(specs.length);
        const filter = { category, ...prices, ...(q !== undefined && { q }) };
        const expected = products.filter((product) => matches(product, filter));
        expect(await pagesOf({ filter, sort, limit, bounds })).toEqual(expected);
      },
    ),
    { numRuns: 100 },
  );
});

function draftOf({ name, amount }: { name: string; amount: number }, category: string): Draft {
  const price = { amount, currency: 'USD' } as const;
  return { sku: newId(), name, description: '', category, price, stock: 1 };
}
