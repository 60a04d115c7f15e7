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

const commit = (orderId: string) => service.orders.put(`/reservations/${orderId}/commit`);

it('takes the stock out for good, once', async () => {
  const { id } = await service.add();
  const held = await service.held(id, 4);
  const committed = { ...held, state: 'COMMITTED', expiresAt: null };
  expect((await commit(held.orderId).expect(200)).body).toEqual(committed);
  expect((await commit(held.orderId).send({}).expect(200)).body).toEqual(committed);
  expect(await service.read(id)).toMatchObject({ available: 6 });
});

it('answers the reservation to a late repeat of the hold', async () => {
  const { id } = await service.add();
  const { orderId } = await service.held(id, 4);
  await commit(orderId).expect(200);
  const { body } = await service.hold(orderId, [{ productId: id, quantity: 4 }]).expect(200);
  expect(body).toMatchObject({ state: 'COMMITTED' });
  expect(await service.read(id)).toMatchObject({ available: 6 });
});

it('answers 409 after a release', async () => {
  const { id } = await service.add();
  const { orderId } = await service.held(id, 4);
  await service.orders.put(`/reservations/${orderId}/release`).expect(200);
  const { body } = await commit(orderId).expect(409);
  expect(body).toMatchObject({ code: 'reservation_closed' });
});

it('answers 404 to an order that has reserved nothing', async () => {
  const { body } = await commit(newId()).expect(404);
  expect(body).toMatchObject({ code: 'not_found' });
});
