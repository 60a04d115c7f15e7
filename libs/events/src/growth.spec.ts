import { statement } from '@quartet/database';
import { analyse, explaining, testDatabase, type TestDatabase } from '@quartet/testing';
import { createDeadLetters, forgetAcceptedEvents, forgetSentEvents } from './index.ts';

const fillOutbox = statement<[count: number]>(
  `INSERT INTO outbox (id, aggregate, version, type, data, at, sent_at, dead_at)
   SELECT gen_random_uuid(), 'order:' || n, 1, 'spec', '{}', now() - interval '8 days',
          CASE WHEN n % 1000 > 0 THEN now() - CASE WHEN n <= 5500 THEN interval '8 days' ELSE interval '1 day' END END,
          CASE WHEN n % 1000 = 0 THEN now() END
   FROM generate_series(1, $1) AS n`,
);
const fillInbox = statement<[count: number]>(
  `INSERT INTO inbox (consumer, event_id, at)
   SELECT 'spec', n::text, now() - CASE WHEN n <= 2500 THEN interval '40 days' ELSE interval '1 day' END
   FROM generate_series(1, $1) AS n`,
);

const day = 86_400_000;
const [rows, batch] = [20_000, 1_000];
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.run(fillOutbox, [rows]);
  await database.run(fillInbox, [rows]);
  await analyse(database);
});
afterAll(() => database?.close());

async function batchesOf(sweep: () => Promise<boolean>): Promise<number> {
  for (let batches = 1; ; batches++) if (!(await sweep())) return batches;
}

it('deletes sent events batch by batch, and reads no others', async () => {
  const { database: measured, explained } = explaining(database);
  expect(await batchesOf(() => forgetSentEvents(measured, 7 * day))).toBe(6);
  expect(explained.flatMap(({ sequentialScans }) => sequentialScans)).toEqual([]);
  expect(Math.max(...explained.map(({ rowsRead }) => rowsRead))).toBeLessThanOrEqual(3 * batch);
});

it('deletes accepted events batch by batch, and reads no others', async () => {
  const { database: measured, explained } = explaining(database);
  expect(await batchesOf(() => forgetAcceptedEvents(measured, 35 * day))).toBe(3);
  expect(explained.flatMap(({ sequentialScans }) => sequentialScans)).toEqual([]);
  expect(Math.max(...explained.map(({ rowsRead }) => rowsRead))).toBeLessThanOrEqual(3 * batch);
});

it('reads the dead letters of a page, and no event that was sent', async () => {
  const { database: measured, explained } = explaining(database);
  const dead = await createDeadLetters(measured).list({ after: undefined, limit: 10 });
  expect(dead).toHaveLength(10);
  expect(explained).toMatchObject([{ sequentialScans: [], rowsRead: 10 }]);
});
