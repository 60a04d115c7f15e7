import { newId } from '@quartet/database';
import fc from 'fast-check';
import { type Draft, type Product } from '../domain/product.ts';
import { positionOf, type Sort, sorts } from '../domain/sort.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const names = ['Mug', 'mug', 'Żurek bowl', 'Cup', "Cook's knife", '茶碗', 'Cup 🍵'];

const drafts = fc.array(
  fc.record({ name: fc.constantFrom(...names), amount: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 12 },
);

const filterOf = (category: string) => ({ category, minPrice: 0, maxPrice: 10_000_000 });

async function pagesOf(category: string, sort: Sort, limit: number): Promise<readonly Product[]> {
  const all: Product[] = [];
  for (let after; ;) {
    const page = await service.deps.catalogue.list(filterOf(category), { sort, after, limit });
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined) return all;
    after = positionOf(last, sort);
  }
}

it('shows each product once and in order, however the pages are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      drafts,
      fc.constantFrom(...sorts),
      fc.integer({ min: 1, max: 5 }),
      async (specs, sort, limit) => {
        const category = newId();
        for (const spec of specs) await service.deps.products.add(draftOf(spec, category), newId());
        const whole = { sort, after: undefined, limit: 100 };
        const atOnce = await service.deps.catalogue.list(filterOf(category), whole);
        expect(atOnce).toHaveLength(specs.length);
        expect(await pagesOf(category, sort, limit)).toEqual(atOnce);
      },
    ),
    { numRuns: 60 },
  );
});

function draftOf({ name, amount }: { name: string; amount: number }, category: string): Draft {
  const price = { amount, currency: 'USD' } as const;
  return { sku: newId(), name, description: '', category, price, stock: 1 };
}
