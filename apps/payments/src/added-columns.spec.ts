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
  await service.asOrders('get', id).expect(200);
  const refund = `${id}/refunds/${newId()}`;
  const amount = { amount: 400, currency: 'USD' };
  await service.asOrders('put', refund).send({ amount }).expect(200);
  await service.asOrders('get', refund).expect(200);
  const admin = `Bearer ${await service.tokens.admin()}`;
  await service.asAnyone('get', '/api/payments').set('authorization', admin).expect(200);
  const [voided, orderId] = [newId(), newId()];
  await service.pay('pm_flaky_1', { id: voided, orderId });
  await service.asOrders('put', `${voided}/void`).send({ orderId });
  await service.reaches(voided, 'VOIDED');
  const asAdmin = service.asAnyone('get', '/api/payments/reviews').set('authorization', admin);
  await asAdmin.expect(200);
  await service.asOrders('get', 'notices').expect(200);
  await service.asOrders('put', `${id}/notices/0`).send({ shown: null }).expect(204);
}

it('serves as before while a migration adds a column to each table and view', async () => {
  await useAll();
  await addColumns(service.database);
  await useAll();
});
