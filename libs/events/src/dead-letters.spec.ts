import { newId, statement } from '@quartet/database';
import { eventually, testConfig, testDatabase, type TestDatabase } from '@quartet/testing';
import { append, createDeadLetters, createRelay, type Event } from './index.ts';

const hurry = statement<[]>(`UPDATE outbox SET next_attempt_at = now() WHERE sent_at IS NULL`);

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database?.close());

/** Offers what is written to a bus that takes nothing, until it is given up. */
async function bury(count: number) {
  for (let n = 1; n <= count; n++)
    await append(database, { aggregate: `order:${n}`, version: 1, type: 'spec', data: { n } });
  const letters = createDeadLetters(database);
  const refuse = () => Promise.reject(new Error('no'));
  const { config, log } = testConfig({ RELAY_INTERVAL: '5', RELAY_ATTEMPTS: '2' });
  const worker = createRelay({ database, bus: { publish: refuse }, log, config });
  worker.start();
  await eventually(async () => {
    await database.run(hurry, []);
    return (await letters.list({ after: undefined, limit: 100 })).length === count;
  });
  await worker.stop();
  return letters;
}

/** A bus that takes everything. */
async function sentAfter(expected: number) {
  const sent: Event[] = [];
  const { config, log } = testConfig({ RELAY_INTERVAL: '5' });
  const bus = { publish: async (events: readonly Event[]) => void sent.push(...events) };
  const worker = createRelay({ database, bus, log, config });
  worker.start();
  await eventually(() => Promise.resolve(sent.length === expected));
  await worker.stop();
  return sent.map(({ aggregate }) => aggregate).sort();
}

it('are listed with what they say, page by page, the oldest first', async () => {
  const letters = await bury(3);
  const [first, second] = await letters.list({ after: undefined, limit: 2 });
  expect(first).toMatchObject({ aggregate: 'order:1', version: 1, type: 'spec' });
  expect(first?.deadAt.getTime()).toBeGreaterThanOrEqual(first?.at.getTime() ?? Infinity);
  const rest = await letters.list({ after: second?.id, limit: 2 });
  expect(rest.map(({ aggregate }) => aggregate)).toEqual(['order:3']);
});

it('are sent when they are replayed, and are dead no more', async () => {
  const letters = await bury(3);
  expect(await letters.replay(undefined)).toBe(3);
  expect(await sentAfter(3)).toEqual(['order:1', 'order:2', 'order:3']);
  expect(await letters.list({ after: undefined, limit: 10 })).toEqual([]);
  expect(await letters.replay(undefined)).toBe(0);
});

it('can be replayed one by one', async () => {
  const letters = await bury(2);
  const [first] = await letters.list({ after: undefined, limit: 1 });
  expect(await letters.replay([String(first?.id), newId()])).toBe(1);
  expect(await sentAfter(1)).toEqual(['order:1']);
});
