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
  await service.anyone.get('?q=mug').expect(200);
  const path = `/${id}`;
  const edit = service.admin.patch(path).set('if-match', '*');
  await edit.send({ name: 'Another name' }).expect(200);
  await service.admin.post(`${path}/stock`).send({ delta: 1, reason: 'found' }).expect(200);
  const [committed, released] = [await service.held(id, 1), await service.held(id, 1)];
  await service.orders.get(`/reservations/${committed.orderId}`).expect(200);
  await service.orders.put(`/reservations/${committed.orderId}/commit`).expect(200);
  await service.orders.put(`/reservations/${released.orderId}/release`).expect(200);
  await service.deps.reservations.expire();
  await service.admin.delete(path).expect(204);
}

it('serves as before while a migration adds a column to each table and view', async () => {
  await useAll();
  await addColumns(service.database);
  await useAll();
});
