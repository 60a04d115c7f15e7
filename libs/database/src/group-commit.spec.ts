import { Problem } from '@quartet/problem';
import { eventually, testDatabase, type TestDatabase } from '@quartet/testing';
import { groupCommit, newId, statement } from './index.ts';

const accept = statement<[ids: readonly string[]], { readonly id: string }>(
  `INSERT INTO inbox (consumer, event_id) SELECT 'spec', id FROM unnest($1::text[]) AS id RETURNING event_id AS id`,
);
const find = statement<[ids: readonly string[]], { readonly id: string }>(
  `SELECT event_id AS id FROM inbox WHERE event_id = ANY ($1) ORDER BY event_id`,
);
const lock = statement<[id: string]>(`SELECT 1 FROM inbox WHERE event_id = $1 FOR UPDATE`);
const touch = statement<[ids: readonly string[]], { readonly id: string }>(
  `UPDATE inbox SET at = now() WHERE event_id = ANY ($1) RETURNING event_id AS id`,
);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** A group whose batches are recorded; each waits for its gate. */
function gated() {
  const batches: {
    readonly items: readonly number[];
    readonly gate: PromiseWithResolvers<void>;
  }[] = [];
  const write = groupCommit<number, number>({
    write: async (items) => {
      const gate = Promise.withResolvers<void>();
      batches.push({ items, gate });
      await gate.promise;
      return items.map((item) => item * 10);
    },
    most: 3,
  });
  return { write, batches, sizes: () => batches.map(({ items }) => items.length) };
}

it('writes what comes at once as one batch, and gives each its own result', async () => {
  const sizes: number[] = [];
  const write = groupCommit<string, string | undefined>({
    write: async (ids) => {
      sizes.push(ids.length);
      const rows = await database.many(accept, [ids]);
      return ids.map((id) => rows.find((row) => row.id === id)?.id);
    },
  });
  const ids = times(5, newId);
  expect(await Promise.all(ids.map(write))).toEqual(ids);
  expect(sizes).toEqual([5]);
});

it('fills the next batch while one is written, up to its limit', async () => {
  const { write, batches, sizes } = gated();
  const first = write(1);
  await eventually(() => expect(sizes()).toEqual([1]));
  const others = [2, 3, 4, 5].map(write);
  batches[0]?.gate.resolve();
  expect(await first).toBe(10);
  await eventually(() => expect(batches.at(-1)?.items).toEqual([2, 3, 4]));
  batches[1]?.gate.resolve();
  await eventually(() => expect(batches.at(-1)?.items).toEqual([5]));
  batches[2]?.gate.resolve();
  expect(await Promise.all(others)).toEqual([20, 30, 40, 50]);
});

it('gives nobody a result before the batch has committed', async () => {
  const { write, batches, sizes } = gated();
  let released = false;
  const result = write(1).then(() => (released = true));
  await eventually(() => expect(sizes()).toEqual([1]));
  await new Promise(setImmediate);
  expect(released).toBe(false);
  batches[0]?.gate.resolve();
  await result;
});

it('writes each item by itself when the database refuses the batch', async () => {
  const [one, bad, other] = times(3, newId);
  await database.many(accept, [[String(bad)]]);
  const write = groupCommit<string, string>({
    write: async (ids) => (await database.many(accept, [ids])).map(({ id }) => id),
  });
  const results = await Promise.allSettled([one, bad, other].map((id) => write(String(id))));
  expect(results).toMatchObject([
    { status: 'fulfilled', value: one },
    { status: 'rejected', reason: { constraint: 'inbox_pkey' } },
    { status: 'fulfilled', value: other },
  ]);
  expect(await database.many(find, [[String(one), String(other)]])).toHaveLength(2);
});

it('fails a batch as a whole when nobody knows whether it has committed', async () => {
  let calls = 0;
  const write = groupCommit<number, number>({
    write: async () => {
      calls += 1;
      const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      throw new Problem('unavailable', 'The database does not answer at the moment.', { cause });
    },
  });
  const results = await Promise.allSettled([1, 2, 3].map(write));
  expect(results.map(({ status }) => status)).toEqual(times(3, () => 'rejected'));
  expect(calls).toBe(1);
});

it('does not hold up others with a batch that waits for a lock', async () => {
  const [locked, free] = times(2, newId);
  await database.many(accept, [[String(locked), String(free)]]);
  const write = groupCommit<string, string>({
    write: async (ids) => (await database.many(touch, [ids])).map(({ id }) => id),
  });
  const waiting = await database.transaction(async (tx) => {
    await tx.one(lock, [String(locked)]);
    const stuck = write(String(locked));
    await new Promise(setImmediate);
    expect(await write(String(free))).toBe(free);
    return { stuck };
  });
  expect(await waiting.stuck).toBe(locked);
});
