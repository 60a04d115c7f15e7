import { type RequestContext, withContext } from '@quartet/logging';
import { eventually, testConfig, testDatabase, type TestDatabase } from '@quartet/testing';
import { type Database, openDatabase, statement } from './index.ts';

const accept = statement<[id: string]>(
  `INSERT INTO inbox (consumer, event_id) VALUES ('spec', $1)`,
);
const count = statement<[], { readonly count: number }>(`SELECT count(*) AS count FROM inbox`);
const expired = expect.objectContaining({
  ...{ code: 'unavailable', message: 'The time limit of the caller is over.', retryAfter: 1 },
});
const id = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';

let existing: TestDatabase;
let database: Database;
beforeAll(async () => {
  existing = await testDatabase();
  const { config, log } = testConfig({ ...existing.settings, DATABASE_POOL_SIZE: '1' });
  database = openDatabase(config, log);
});
afterAll(async () => {
  await database?.close();
  await existing?.close();
});

const requestFor = (ms: number): RequestContext => ({
  ...{ requestId: id, traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-00` },
  deadline: performance.now() + ms,
});
const expire = (request: RequestContext) => {
  request.deadline = performance.now() - 1;
};

it.each([
  ['a statement', async () => void (await database.run(accept, [id]))],
  ['a read', async () => void (await database.reads.maybe(count, []))],
  ['a transaction', async () => void (await database.transaction((tx) => tx.run(accept, [id])))],
])('drops %s of a request whose caller waits no more', async (_kind, work) => {
  await expect(withContext(requestFor(-1), work)).rejects.toEqual(expired);
  expect(await existing.one(count, [])).toEqual({ count: 0 });
});

it('drops work whose caller stopped waiting while it waited for a connection', async () => {
  const gate = Promise.withResolvers<void>();
  let isHeld = false;
  const holding = database.transaction(async () => {
    isHeld = true;
    await gate.promise;
  });
  await eventually(() => expect(isHeld).toBe(true));
  const request = requestFor(600_000);
  const work = withContext(request, () => database.run(accept, [id]));
  expire(request);
  gate.resolve();
  await expect(work).rejects.toEqual(expired);
  await holding;
  expect(await database.one(count, [])).toEqual({ count: 0 });
});

it('ends work that has begun, such as a saga that outlives its request', async () => {
  const request = requestFor(600_000);
  await withContext(request, async () => {
    await database.run(accept, [id]);
    expire(request);
    expect(await database.one(count, [])).toEqual({ count: 1 });
  });
});
