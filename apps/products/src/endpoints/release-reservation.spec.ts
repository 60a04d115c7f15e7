import { newId } from '@quartet/database';
import { wrongBooks } from '../testing/books.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => {
  expect(await wrongBooks(service.database)).toEqual([]);
  await service.close();
});

const release = (orderId: string) => service.orders.put(`/reservations/${orderId}/release`);

it('gives held stock back, once', async () => {
  const { id } = await service.add();
  const held = await service.held(id, 4);
  const released = { ...held, state: 'RELEASED', expiresAt: null };
  expect((await release(held.orderId).expect(200)).body).toEqual(released);
  expect((await release(held.orderId).send({}).expect(200)).body).toEqual(released);
  expect(await service.read(id)).toMatchObject({ available: 10 });
});

it('puts committed stock back on the shelf, once', async () => {
  const { id } = await service.add();
  const { orderId } = await service.held(id, 4);
  await service.orders.put(`/reservations/${orderId}/commit`).expect(200);
  expect((await release(orderId).expect(200)).body).toMatchObject({ state: 'RESTOCKED' });
  expect((await release(orderId).expect(200)).body).toMatchObject({ state: 'RESTOCKED' });
  expect(await service.read(id)).toMatchObject({ available: 10 });
});

it('closes an order that has reserved nothing', async () => {
  const orderId = newId();
  const closed = { orderId, state: 'RELEASED', lines: [], total: null, expiresAt: null };
  expect((await release(orderId).expect(200)).body).toEqual(closed);
  expect((await release(orderId).expect(200)).body).toEqual(closed);
  const { body } = await service.orders.put(`/reservations/${orderId}/commit`).expect(409);
  expect(body).toMatchObject({ code: 'reservation_closed' });
});

it('answers 400 to an id that is none', async () => {
  await release('42').expect(400);
});
