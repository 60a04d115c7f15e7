import { newId, statement } from '@quartet/database';
import { loop, type Worker } from '@quartet/service';
import { eventually } from '@quartet/testing';
import { wrongBooks } from '../testing/books.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService(0);
});
afterEach(async () => {
  expect(await wrongBooks(service.database)).toEqual([]);
});
afterAll(() => service.close());

const expired = async (productId: string, quantity: number) => {
  const { orderId } = await service.held(productId, quantity);
  await service.deps.reservations.expire();
  return orderId;
};

const commit = (orderId: string) => service.orders.put(`/reservations/${orderId}/commit`);

it('gives back what was held for too long', async () => {
  const { id } = await service.add();
  const orderId = await expired(id, 4);
  const { body } = await service.orders.get(`/reservations/${orderId}`).expect(200);
  expect(body).toMatchObject({ state: 'EXPIRED', expiresAt: null });
  expect(await service.read(id)).toMatchObject({ available: 10 });
});

it('answers 409 to a hold that is repeated after it expired', async () => {
  const { id } = await service.add();
  const orderId = await expired(id, 4);
  const { body } = await service.hold(orderId, [{ productId: id, quantity: 4 }]).expect(409);
  expect(body).toMatchObject({ code: 'reservation_closed' });
});

it('commits an expired one when there is still enough', async () => {
  const { id } = await service.add();
  const orderId = await expired(id, 4);
  await service.admin.delete(`/${id}`).expect(204);
  expect((await commit(orderId).expect(200)).body).toMatchObject({ state: 'COMMITTED' });
  expect((await commit(orderId).expect(200)).body).toMatchObject({ state: 'COMMITTED' });
});

it('answers 409 to the commit of an expired one when too little is left', async () => {
  const { id } = await service.add();
  const orderId = await expired(id, 4);
  const delta = { delta: -7, reason: 'water damage' };
  await service.admin.post(`/${id}/stock`).send(delta).expect(200);
  expect((await commit(orderId).expect(409)).body).toMatchObject({ code: 'out_of_stock' });
  expect(await service.read(id)).toMatchObject({ available: 3 });
});

it('closes an expired one by a release, which beats a late commit', async () => {
  const { id } = await service.add();
  const orderId = await expired(id, 4);
  const { body } = await service.orders.put(`/reservations/${orderId}/release`).expect(200);
  expect(body).toMatchObject({ state: 'RELEASED' });
  expect((await commit(orderId).expect(409)).body).toMatchObject({ code: 'reservation_closed' });
});

it('leaves a committed one alone', async () => {
  const { id } = await service.add();
  const { orderId } = await service.held(id, 4);
  await commit(orderId).expect(200);
  expect(await service.deps.reservations.expire()).toBe(0);
  expect(await service.read(id)).toMatchObject({ available: 6 });
});

it('gives back more than one batch, shared by sweepers at the same moment', async () => {
  const { id } = await service.add({ stock: 250 });
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(Array.from({ length: 25 }, () => service.held(id, 1)));
  }
  const { reservations } = service.deps;
  const counts = await Promise.all(Array.from({ length: 3 }, () => reservations.expire()));
  expect(counts.reduce((sum, each) => sum + each)).toBe(250);
  expect(await service.read(id)).toMatchObject({ available: 250 });
});

const lock = statement<readonly [orderId: string]>(`
  SELECT FROM reservation WHERE order_id = $1 FOR UPDATE`);

it('passes over what somebody else has in hand', async () => {
  const { id } = await service.add();
  const { orderId } = await service.held(id, 4);
  await service.database.transaction(async (tx) => {
    await tx.run(lock, [orderId]);
    expect(await service.deps.reservations.expire()).toBe(0);
  });
  expect(await service.deps.reservations.expire()).toBe(1);
});

describe('as a worker', () => {
  let worker: Worker;
  afterEach(() => worker.stop());

  it('frees expired stock by itself', async () => {
    const { id } = await service.add();
    const { log, reservations } = service.deps;
    worker = loop({ name: 'expire', every: 20, log, sweep: () => reservations.expire() });
    worker.start();
    await service.hold(newId(), [{ productId: id, quantity: 4 }]).expect(200);
    await eventually(async () => (await service.read(id)).available === 10);
  });
});
