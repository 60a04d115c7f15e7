import { statement } from '@quartet/database';
import { analyse, explaining, testDatabase, type TestDatabase } from '@quartet/testing';
import { postgresPayments } from './postgres-payments.ts';
import { postgresReconciliations } from './postgres-reconciliations.ts';

const fill = statement<[count: number]>(
  `INSERT INTO payment (id, order_id, user_id, state, amount, currency, method, created_at)
   SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'AUTHORISED', 100, 'USD', 'pm_card',
          now() - n * interval '1 s'
   FROM generate_series(1, $1) AS n`,
);

const fillMovements = statement<[]>(
  `INSERT INTO provider_movement (reference, payment_id, slot, kind, amount, currency, at)
   SELECT id, id, 'capture', 'capture', 100, 'USD', created_at FROM payment`,
);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.run(fill, [20_000]);
  await database.run(fillMovements, []);
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

it('looks for strays among the movements of a page, and in no other payments', async () => {
  const { database: measured, explained } = explaining(database);
  const config = { RECONCILE_FIRST: 0, RECONCILE_GRACE: 0, RECONCILE_PAGE: 100 };
  const reconciliations = postgresReconciliations(measured, config);
  const window = { from: new Date(0), to: new Date() };
  const run = { id: 1, step: 'strays', cursor: null, movements: 0, payments: 0 } as const;
  const { movements } = await reconciliations.strays({ ...run, ...window, repaired: 0, found: 0 });
  expect(movements).toEqual([]);
  expect(explained).toMatchObject([{ sequentialScans: [] }]);
  expect(explained[0]?.rowsRead).toBeLessThan(1_000);
});
