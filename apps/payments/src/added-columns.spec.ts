import { newId } from '@quartet/database';
import { addColumns } from '@quartet/testing';
import { openService, type Service } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

/** Runs every statement about payments and their operations. */
async function useAll() {
  const { id } = await service.captured(1_000);
  await service.orders.get(`/${id}`).expect(200);
  const refund = `/${id}/refunds/${newId()}`;
  const amount = { amount: 400, currency: 'USD' };
  await service.orders.put(refund).send({ amount }).expect(200);
  await service.orders.get(refund).expect(200);
  await service.admin.get().expect(200);
  const [voided, orderId] = [newId(), newId()];
  await service.pay('pm_flaky_1', { id: voided, orderId });
  await service.orders.put(`/${voided}/void`).send({ orderId });
  await service.reaches(voided, 'VOIDED');
  await service.admin.get('/reviews').expect(200);
  await service.orders.get('/notices').expect(200);
  await service.orders.put(`/${id}/notices/0`).send({ shown: null }).expect(204);
}

it('serves as before while a migration adds a column to each table and view', async () => {
  await useAll();
  await addColumns(service.database);
  await useAll();
});
