import { newId } from '@quartet/database';
import { wrongBooks } from '../testing/books.ts';
import { openShop, type Shop } from '../testing/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  expect(await wrongBooks(shop.database)).toEqual([]);
  await shop.close();
});

const release = (orderId: string) => shop.asOrders('put', `${orderId}/release`);

it('gives held stock back, once', async () => {
  const { id } = await shop.add();
  const held = await shop.held(id, 4);
  const released = { ...held, state: 'RELEASED', expiresAt: null };
  expect((await release(held.orderId).expect(200)).body).toEqual(released);
  expect((await release(held.orderId).send({}).expect(200)).body).toEqual(released);
  expect(await shop.read(id)).toMatchObject({ available: 10 });
});

it('puts committed stock back on the shelf, once', async () => {
  const { id } = await shop.add();
  const { orderId } = await shop.held(id, 4);
  await shop.asOrders('put', `${orderId}/commit`).expect(200);
  expect((await release(orderId).expect(200)).body).toMatchObject({ state: 'RESTOCKED' });
  expect((await release(orderId).expect(200)).body).toMatchObject({ state: 'RESTOCKED' });
  expect(await shop.read(id)).toMatchObject({ available: 10 });
});

it('closes an order that has reserved nothing', async () => {
  const orderId = newId();
  const closed = { orderId, state: 'RELEASED', lines: [], total: null, expiresAt: null };
  expect((await release(orderId).expect(200)).body).toEqual(closed);
  expect((await release(orderId).expect(200)).body).toEqual(closed);
  const { body } = await shop.asOrders('put', `${orderId}/commit`).expect(409);
  expect(body).toMatchObject({ code: 'reservation_closed' });
});

it('answers 400 to an id that is none', async () => {
  await release('42').expect(400);
});
