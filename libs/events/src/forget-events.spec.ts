import { statement } from '@quartet/database';
import { testDatabase, type TestDatabase } from '@quartet/testing';
import { append, forgetSentEvents } from './index.ts';

const send = statement<[aggregate: string, daysAgo: number]>(
  `UPDATE outbox SET sent_at = now() - $2 * interval '1 day' WHERE aggregate = $1`,
);
const left = statement<[], { readonly aggregate: string }>(
  `SELECT aggregate FROM outbox ORDER BY aggregate`,
);

const day = 86_400_000;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

it('forgets what was sent long ago, and nothing that was not', async () => {
  for (const aggregate of ['never sent', 'sent long ago', 'sent today'])
    await append(database, { aggregate, version: 1, type: 'spec', data: {} });
  await database.run(send, ['sent long ago', 8]);
  await database.run(send, ['sent today', 0]);
  expect(await forgetSentEvents(database, 7 * day)).toBe(false);
  const rows = await database.many(left, []);
  expect(rows.map(({ aggregate }) => aggregate)).toEqual(['never sent', 'sent today']);
});
