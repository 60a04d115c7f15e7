import { newId, statement } from '@quartet/database';
import fc from 'fast-check';
import { wrongBooks } from '../testing/books.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService(0);
});
afterAll(() => service.close());

const step = fc.record({
  act: fc.constantFrom('hold', 'commit', 'release', 'expire', 'adjust'),
  order: fc.integer({ min: 0, max: 3 }),
  product: fc.integer({ min: 0, max: 1 }),
  quantity: fc.integer({ min: 1, max: 4 }),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const play = async ({ act, order, product, quantity }: Step, on: Play): Promise<number> => {
  const orderId = String(on.orders[order]);
  const productId = String(on.products[product]);
  switch (act) {
    case 'hold':
      return (await service.hold(orderId, [{ productId, quantity }])).status;
    case 'commit':
    case 'release':
      return (await service.orders.put(`/reservations/${orderId}/${act}`)).status;
    case 'expire':
      await service.deps.reservations.expire();
      return 200;
    case 'adjust': {
      const body = { delta: quantity - 2 || -2, reason: 'stocktaking' };
      return (await service.admin.post(`/${productId}/stock`).send(body)).status;
    }
  }
};

interface Play {
  readonly orders: readonly string[];
  readonly products: readonly string[];
}

it('keeps its books right under any steps, three of them at a time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 24 }), async (steps) => {
      const products = [await service.add({ stock: 5 }), await service.add({ stock: 5 })];
      const on = {
        products: products.map(({ id }) => id),
        orders: [newId(), newId(), newId(), newId()],
      };
      for (let next = 0; next < steps.length; next += 3) {
        const now = steps.slice(next, next + 3);
        const statuses = await Promise.all(now.map((each) => play(each, on)));
        for (const status of statuses) expect([200, 404, 409]).toContain(status);
        expect(await wrongBooks(service.database)).toEqual([]);
      }
    }),
    { numRuns: 30 },
  );
});

const forge = statement<readonly []>(`UPDATE stock_move SET delta = delta + 1`);
const forget = statement<readonly []>(`DELETE FROM stock_move`);

it.each([
  ['changed', forge],
  ['deleted', forget],
])('lets no move be %s', async (_case, statement) => {
  await service.add();
  await expect(service.database.run(statement, [])).rejects.toThrow('stock_move is append-only');
});
