import { newId } from '@quartet/database';
import { addColumns } from '@quartet/testing';
import { orderOf, place, placed, someOrder, statesOf, usd } from './testing/bodies.ts';
import { openService, type Service } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

/** Runs every statement that reads or moves an order. */
async function useAll() {
  const { id } = await placed(service);
  await orderOf(service, id);
  await statesOf(service, id);
  await service.shopper.get().expect(200);
  await service.shopper.post(`/${id}/cancel`).expect(409);
  const refund = { amount: usd(500) };
  await service.admin
    .post(`/${id}/refunds`)
    .set('idempotency-key', newId())
    .send(refund)
    .expect(201);
  await service.admin.post(`/${id}/review`).send({ decision: 'retry' }).expect(409);
  await service.admin.get('/reviews').expect(200);
  await service.admin.get('/dead-letters').expect(200);
  const [body, key] = [someOrder(service), newId()];
  await place(service, body, key).expect(201);
  await place(service, body, key).expect(201);
  const { sagas, deps } = service;
  await sagas.claim(id);
  await sagas.claimDue(10);
  await sagas.cancelOverdue('order_expired');
  await deps.orders.forgetIntents(60_000);
}

it('serves as before while a migration adds a column to each table and view', async () => {
  await useAll();
  await addColumns(service.database);
  await useAll();
});
