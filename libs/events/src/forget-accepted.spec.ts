import { statement } from '@quartet/database';
import { testDatabase, type TestDatabase } from '@quartet/testing';
import { acceptOnce, forgetAcceptedEvents } from './index.ts';

const age = statement<[eventId: string, daysAgo: number]>(
  `UPDATE inbox SET at = now() - $2 * interval '1 day' WHERE event_id = $1`,
);
const acceptMany = statement<[count: number]>(
  `INSERT INTO inbox (consumer, event_id, at)
   SELECT 'old', 'old-' || n, now() - interval '40 days' FROM generate_series(1, $1) AS n`,
);

const day = 86_400_000;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

const accept = (event: string) => database.transaction((tx) => acceptOnce(tx, 'spec', event));

it('forgets what was accepted long ago, and knows a repeat of all else', async () => {
  for (const [event, daysAgo] of [
    ['last month', 36],
    ['last week', 7],
    ['today', 0],
  ] as const) {
    expect(await accept(event)).toBe(true);
    await database.run(age, [event, daysAgo]);
  }
  expect(await forgetAcceptedEvents(database, 35 * day)).toBe(false);
  expect(await accept('last week')).toBe(false);
  expect(await accept('today')).toBe(false);
  expect(await accept('last month')).toBe(true);
});

it('takes a thousand at a time, and says that there are more', async () => {
  await database.run(acceptMany, [1_500]);
  expect(await forgetAcceptedEvents(database, 35 * day)).toBe(true);
  expect(await forgetAcceptedEvents(database, 35 * day)).toBe(false);
});
