import { newId, statement } from '@quartet/database';
import { analyse, explaining, testDatabase, type TestDatabase } from '@quartet/testing';
import { sagaSettings } from '../saga/settings.ts';
import { z } from 'zod';
import { postgresBacklog } from './postgres-backlog.ts';
import { postgresOrders } from './postgres-orders.ts';
import { postgresReviews } from './postgres-reviews.ts';
import { postgresSagas } from './postgres-sagas.ts';

const fillOrders = statement<[count: number]>(
  `INSERT INTO orders (id, user_id, payment_method, created_at)
   SELECT md5(n::text)::uuid, gen_random_uuid(), 'pm_card', now() - interval '8 days' FROM generate_series(1, $1) AS n`,
);
const fillSagas = statement<[count: number, rare: number]>(
  `INSERT INTO saga (id, state, version, epoch)
   SELECT md5(n::text)::uuid, CASE WHEN n % 2000 = 0 THEN 'NEEDS_REVIEW' WHEN n % $2 = 1 THEN 'RESERVING' ELSE 'CONFIRMED' END, 2, 1
   FROM generate_series(1, $1) AS n`,
);
const fillLines = statement<[count: number]>(
  `INSERT INTO order_line (order_id, product_id, position, quantity)
   SELECT md5(n::text)::uuid, gen_random_uuid(), 1, 1 FROM generate_series(1, $1) AS n`,
);
const fillHistory = statement<[]>(
  `INSERT INTO history (order_id, version, state)
   SELECT id, v, CASE v WHEN 1 THEN 'RESERVING' ELSE state END FROM saga, generate_series(1, 2) AS v`,
);
const fillIntents = statement<[]>(
  `INSERT INTO idempotency (user_id, route, key, body_hash, order_id, created_at)
   SELECT user_id, 'spec', id::text, '', id, now() - random() * interval '10 days' FROM orders`,
);
const fillOutbox = statement<[]>(
  `INSERT INTO outbox (id, aggregate, version, type, data) SELECT id, 'order:' || id, 1, 'spec', '{}' FROM orders`,
);
const oldIntents = statement<[], { readonly count: number }>(
  `SELECT count(*) AS count FROM idempotency WHERE created_at < now() - interval '7 days'`,
);

const day = 86_400_000;
const rows = 20_000;
const config = z.object(sagaSettings).parse({});
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.run(fillOrders, [rows]);
  await database.run(fillSagas, [rows, 20]);
  await database.run(fillLines, [rows]);
  await database.run(fillHistory, []);
  await database.run(fillIntents, []);
  await database.run(fillOutbox, []);
  await analyse(database);
});
afterAll(() => database?.close());

it('deletes old idempotency keys batch by batch', async () => {
  const { database: measured, explained } = explaining(database);
  const orders = postgresOrders(measured, newId(), config);
  while (await orders.forgetIntents(7 * day));
  expect(await database.one(oldIntents, [])).toEqual({ count: 0 });
  expect(explained.length).toBeGreaterThan(3);
  expect(explained.flatMap(({ sequentialScans }) => sequentialScans)).toEqual([]);
  expect(Math.max(...explained.map(({ rowsRead }) => rowsRead))).toBeLessThanOrEqual(3_000);
});

it('reads the reviews of a page, and no other orders', async () => {
  const { database: measured, explained } = explaining(database);
  const reviews = postgresReviews(measured, newId(), config);
  expect(await reviews.list({ after: undefined, limit: 10 })).toHaveLength(10);
  const [{ sequentialScans, rowsRead } = { sequentialScans: undefined, rowsRead: NaN }] = explained;
  expect(sequentialScans).not.toContain('saga');
  expect(rowsRead).toBeLessThan(300);
});

it('cancels overdue orders batch by batch', async () => {
  const { database: measured, explained } = explaining(database);
  const sagas = postgresSagas(measured, newId(), config);
  expect(await sagas.cancelOverdue('order_expired')).toBe(true);
  expect(await sagas.cancelOverdue('order_expired')).toBe(true);
  expect(await sagas.cancelOverdue('order_expired')).toBe(false);
  expect(explained.flatMap(({ sequentialScans }) => sequentialScans)).toEqual([]);
});

it('measures the oldest order and event of a backlog, and reads no others', async () => {
  const { database: measured, explained } = explaining(database);
  const { SagaAge, OutboxLag } = await postgresBacklog(measured)();
  expect(SagaAge).toBeGreaterThanOrEqual((8 * day) / 1_000);
  expect(OutboxLag).toBeGreaterThan(0);
  expect(explained.map(({ rowsRead }) => rowsRead < 10)).toEqual([true]);
});
