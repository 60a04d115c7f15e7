import { newId } from '@quartet/database';
import { wrongBooks } from '../testing/books.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('takes a product off sale: not found, not listed, not to be reserved', async () => {
  const { id } = await service.add({ category: 'gone' });
  await service.admin.delete(`/${id}`).expect(204, '');
  await service.anyone.get(`/${id}`).expect(404);
  const list = await service.anyone.get('?category=gone').expect(200);
  expect(list.body).toEqual({ items: [], nextCursor: null });
  const { body } = await service.hold(newId(), [{ productId: id, quantity: 1 }]).expect(409);
  expect(body).toMatchObject({ code: 'unknown_product' });
});

it('leaves reservations alive', async () => {
  const { id } = await service.add();
  const { orderId } = await service.held(id, 2);
  await service.admin.delete(`/${id}`).expect(204);
  const { body } = await service.orders.put(`/reservations/${orderId}/commit`).expect(200);
  expect(body).toMatchObject({ state: 'COMMITTED' });
  expect(await wrongBooks(service.database)).toEqual([]);
});

it('answers 404 to a product that is gone already or was never there', async () => {
  const { id } = await service.add();
  await service.admin.delete(`/${id}`).expect(204);
  await service.admin.delete(`/${id}`).expect(404);
  await service.admin.delete(`/${newId()}`).expect(404);
});

it('answers 400 to an id that is none', async () => {
  await service.admin.delete('/mug').expect(400);
});
