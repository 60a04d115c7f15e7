import { newId } from '@quartet/database';
import { addColumns } from '@quartet/testing';
import { openService, type Service } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

/** Runs every statement about products and reservations. */
async function useAll() {
  const { id } = await service.add({ sku: newId(), stock: 10 });
  await service.read(id);
  await service.asAnyone('get', '/api/products?q=mug').expect(200);
  const path = `/api/products/${id}`;
  const edit = service.asAdmin('patch', path).set('if-match', '*');
  await edit.send({ name: 'Another name' }).expect(200);
  await service.asAdmin('post', `${path}/stock`).send({ delta: 1, reason: 'found' }).expect(200);
  const [committed, released] = [await service.held(id, 1), await service.held(id, 1)];
  await service.asOrders('get', committed.orderId).expect(200);
  await service.asOrders('put', `${committed.orderId}/commit`).expect(200);
  await service.asOrders('put', `${released.orderId}/release`).expect(200);
  await service.deps.reservations.expire();
  await service.asAdmin('delete', path).expect(204);
}

it('serves as before while a migration adds a column to each table and view', async () => {
  await useAll();
  await addColumns(service.database);
  await useAll();
});
