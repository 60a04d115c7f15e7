import { newId } from '@quartet/database';
import { wrongBooks } from '../testing/books.ts';
import { openShop, type Shop } from '../testing/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

it('takes a product off sale: not found, not listed, not to be reserved', async () => {
  const { id } = await shop.add({ category: 'gone' });
  await shop.asAdmin('delete', `/api/products/${id}`).expect(204, '');
  await shop.asAnyone('get', `/api/products/${id}`).expect(404);
  const list = await shop.asAnyone('get', '/api/products?category=gone').expect(200);
  expect(list.body).toEqual({ items: [], nextCursor: null });
  const { body } = await shop.hold(newId(), [{ productId: id, quantity: 1 }]).expect(409);
  expect(body).toMatchObject({ code: 'unknown_product' });
});

it('leaves reservations alive', async () => {
  const { id } = await shop.add();
  const { orderId } = await shop.held(id, 2);
  await shop.asAdmin('delete', `/api/products/${id}`).expect(204);
  const { body } = await shop.asOrders('put', `${orderId}/commit`).expect(200);
  expect(body).toMatchObject({ state: 'COMMITTED' });
  expect(await wrongBooks(shop.database)).toEqual([]);
});

it('answers 404 to a product that is gone already or was never there', async () => {
  const { id } = await shop.add();
  await shop.asAdmin('delete', `/api/products/${id}`).expect(204);
  await shop.asAdmin('delete', `/api/products/${id}`).expect(404);
  await shop.asAdmin('delete', `/api/products/${newId()}`).expect(404);
});

it('answers 400 to an id that is none', async () => {
  await shop.asAdmin('delete', '/api/products/mug').expect(400);
});
