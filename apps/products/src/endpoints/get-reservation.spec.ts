import { newId } from '@quartet/database';
import { openShop, type Shop } from '../testing/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

it('shows a reservation as it was answered', async () => {
  const { id } = await shop.add();
  const held = await shop.held(id, 4);
  const { body, headers } = await shop.asOrders('get', held.orderId).expect(200);
  expect(body).toEqual(held);
  expect(headers['cache-control']).toBe('no-store');
});

it('answers 404 to an order that has reserved nothing', async () => {
  const { body } = await shop.asOrders('get', newId()).expect(404);
  expect(body).toMatchObject({ code: 'not_found' });
});

it('answers 400 to an id that is none', async () => {
  await shop.asOrders('get', '42').expect(400);
});
