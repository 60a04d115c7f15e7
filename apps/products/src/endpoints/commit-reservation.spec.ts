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

const commit = (orderId: string) => shop.asOrders('put', `${orderId}/commit`);

it('takes the stock out for good, once', async () => {
  const { id } = await shop.add();
  const held = await shop.held(id, 4);
  const committed = { ...held, state: 'COMMITTED', expiresAt: null };
  expect((await commit(held.orderId).expect(200)).body).toEqual(committed);
  expect((await commit(held.orderId).send({}).expect(200)).body).toEqual(committed);
  expect(await shop.read(id)).toMatchObject({ available: 6 });
});

it('answers the reservation to a late repeat of the hold', async () => {
  const { id } = await shop.add();
  const { orderId } = await shop.held(id, 4);
  await commit(orderId).expect(200);
  const { body } = await shop.hold(orderId, [{ productId: id, quantity: 4 }]).expect(200);
  expect(body).toMatchObject({ state: 'COMMITTED' });
  expect(await shop.read(id)).toMatchObject({ available: 6 });
});

it('answers 409 after a release', async () => {
  const { id } = await shop.add();
  const { orderId } = await shop.held(id, 4);
  await shop.asOrders('put', `${orderId}/release`).expect(200);
  const { body } = await commit(orderId).expect(409);
  expect(body).toMatchObject({ code: 'reservation_closed' });
});

it('answers 404 to an order that has reserved nothing', async () => {
  const { body } = await commit(newId()).expect(404);
  expect(body).toMatchObject({ code: 'not_found' });
});
