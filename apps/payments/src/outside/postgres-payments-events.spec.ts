import { openDatabase, statement } from '@quartet/database';
import { testConfig } from '@quartet/testing';
import { type PaymentBody, type Service, openService } from '../testing/service.ts';
import { postgresPayments } from './postgres-payments.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const lock = statement<[id: string]>(`SELECT 1 FROM payment WHERE id = $1 FOR UPDATE`);

it('takes an event once more when its effect could not be written the first time', async () => {
  const { id } = (await service.pay('pm_flaky_99')).body as PaymentBody;
  const { payments } = service.deps;
  const amount = { amount: 1999, currency: 'USD' } as const;
  const report = { paymentId: id, facts: [{ kind: 'held', amount } as const] };
  const { config, log } = testConfig({
    ...service.database.settings,
    DATABASE_QUERY_TIMEOUT: '200',
  });
  const database = openDatabase(config, log);
  const impatient = postgresPayments(database, { OPERATION_LEASE: 15_000 });
  await service.database.transaction(async (tx) => {
    await tx.one(lock, [id]);
    const received = impatient.receive('simulator', { id: `of ${id}`, report });
    await expect(received).rejects.toMatchObject({ code: 'unavailable' });
  });
  await database.close();
  await payments.receive('simulator', { id: `of ${id}`, report });
  expect(await payments.get(id)).toMatchObject({ state: 'AUTHORISED' });
});
