import { newId } from '@quartet/database';
import { tally, times } from '../testing/answers.ts';
import { wrongBooks } from '../testing/books.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterEach(async () => {
  expect(await wrongBooks(service.database)).toEqual([]);
});
afterAll(() => service.close());

it('sells ten of ten to two hundred who want one at the same moment', async () => {
  const { id } = await service.add({ stock: 10 });
  const answers = await Promise.all(
    times(200, () => service.hold(newId(), [{ productId: id, quantity: 1 }])),
  );
  expect(tally(answers)).toEqual({ 200: 10, 409: 190 });
  expect(await service.read(id)).toMatchObject({ available: 0 });
});

it('never waits in a circle, whatever the order of the lines', async () => {
  const ids = await Promise.all(times(4, async () => (await service.add({ stock: 1_000 })).id));
  const lines = ids.map((productId) => ({ productId, quantity: 1 }));
  const answers = await Promise.all(
    times(100, async (index) => {
      const orderId = newId();
      const held = await service.hold(orderId, index % 2 === 0 ? lines : lines.toReversed());
      const end = index % 3 === 0 ? 'commit' : 'release';
      return [held, await service.orders.put(`/reservations/${orderId}/${end}`)];
    }),
  );
  expect(tally(answers.flat())).toEqual({ 200: 200 });
  expect(await service.read(String(ids[0]))).toMatchObject({ available: 1_000 - 34 });
});

it('ends a race of hold and release with nothing held', async () => {
  const { id } = await service.add({ stock: 40 });
  await Promise.all(
    times(40, async () => {
      const orderId = newId();
      const hold = service.hold(orderId, [{ productId: id, quantity: 1 }]);
      const release = service.orders.put(`/reservations/${orderId}/release`);
      const [held, released] = await Promise.all([hold, release]);
      expect([200, 409]).toContain(held.status);
      expect(released.status).toBe(200);
      const { body } = await service.orders.get(`/reservations/${orderId}`).expect(200);
      expect(body).toMatchObject({ state: 'RELEASED' });
    }),
  );
  expect(await service.read(id)).toMatchObject({ available: 40 });
});

it('lets either commit or release go first, and both be right', async () => {
  const { id } = await service.add({ stock: 40 });
  await Promise.all(
    times(40, async () => {
      const { orderId } = await service.held(id, 1);
      const [committed, released] = await Promise.all(
        ['commit', 'release'].map((end) => service.orders.put(`/reservations/${orderId}/${end}`)),
      );
      const { body } = await service.orders.get(`/reservations/${orderId}`).expect(200);
      const state = committed?.status === 200 ? 'RESTOCKED' : 'RELEASED';
      expect(body).toMatchObject({ state });
      expect(released?.status).toBe(200);
    }),
  );
  expect(await service.read(id)).toMatchObject({ available: 40 });
});

it('moves stock once when commits and releases are repeated at the same moment', async () => {
  const { id } = await service.add({ stock: 10 });
  const { orderId } = await service.held(id, 4);
  const all = (end: string) =>
    Promise.all(times(10, () => service.orders.put(`/reservations/${orderId}/${end}`)));
  expect(tally(await all('commit'))).toEqual({ 200: 10 });
  expect(await service.read(id)).toMatchObject({ available: 6 });
  expect(tally(await all('release'))).toEqual({ 200: 10 });
  expect(await service.read(id)).toMatchObject({ available: 10 });
});

it('leaves alone what is not due', async () => {
  const { id } = await service.add();
  const { orderId } = await service.held(id, 4);
  expect(await service.deps.reservations.expire()).toBe(0);
  expect((await service.orders.get(`/reservations/${orderId}`).expect(200)).body).toMatchObject({
    state: 'HELD',
  });
});
