import { statement } from '@quartet/database';
import { analyse, explaining, testDatabase, type TestDatabase } from '@quartet/testing';
import { postgresPayments } from './postgres-payments.ts';

const fill = statement<[count: number]>(
  `INSERT INTO payment (id, order_id, user_id, state, amount, currency, method, created_at)
   SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'AUTHORISED', 100, 'USD', 'pm_card',
          now() - n * interval '1 s'
   FROM generate_series(1, $1) AS n`,
);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.run(fill, [20_000]);
  await analyse(database);
});
afterAll(() => database?.close());

it('reads a page of all payments for an admin, and no others', async () => {
  const { database: measured, explained } = explaining(database);
  const payments = postgresPayments(measured, { OPERATION_LEASE: 1_000 });
  const all = { orderId: undefined, ownerId: undefined, limit: 20 };
  const [first] = await payments.list({ ...all, after: undefined });
  const after = [first?.createdAt.toISOString() ?? '', first?.id ?? ''] as const;
  expect(await payments.list({ ...all, after })).toHaveLength(20);
  expect(explained).toMatchObject([
    { sequentialScans: [], rowsRead: 20 },
    { sequentialScans: [], rowsRead: 20 },
  ]);
});
