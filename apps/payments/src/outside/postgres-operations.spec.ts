import { newId, statement } from '@quartet/database';
import { testDatabase, type TestDatabase } from '@quartet/testing';
import type { Claim } from '../deps.ts';
import { postgresOperations } from './postgres-operations.ts';
import { postgresPayments } from './postgres-payments.ts';

const config = {
  OPERATION_LEASE: 15_000,
  OPERATION_HEARTBEAT: 600_000,
  OPERATION_BATCH: 20,
  OPERATION_RETRY_FIRST: 1_000,
  OPERATION_RETRY_LIMIT: 60_000,
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const waitOf = statement<[key: string], { readonly seconds: number }>(
  `SELECT ceil(extract(epoch FROM next_attempt_at - now()))::int AS seconds FROM operation WHERE key = $1`,
);

const endLease = statement<[key: string]>(
  `UPDATE operation SET lease_until = now() - interval '1 s' WHERE key = $1`,
);

async function begun(): Promise<Claim> {
  const [id, orderId, userId] = [newId(), newId(), newId()];
  const amount = { amount: 700, currency: 'USD' } as const;
  const payments = postgresPayments(database, config);
  const request = { id, orderId, userId, amount, method: 'pm_ok' };
  const { begun: claim } = await payments.apply({ kind: 'authorise', ...request });
  if (!claim) throw new Error('nothing was begun');
  return claim;
}

it('waits 1, 2, 4 … 60 s between two attempts', async () => {
  const operations = postgresOperations(database, config);
  const waits: number[] = [];
  let claim: Claim | undefined = await begun();
  const { key } = claim;
  while (claim && waits.length < 8) {
    await operations.postpone(claim);
    waits.push((await database.one(waitOf, [key])).seconds);
    claim = await operations.claim(key);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
});

it('gives a claim to one, until the lease has ended', async () => {
  const operations = postgresOperations(database, config);
  const { key } = await begun();
  expect(await operations.claim(key)).toBeUndefined();
  await database.run(endLease, [key]);
  const claims = await Promise.all([operations.claim(key), operations.claim(key)]);
  expect(claims.filter(Boolean)).toMatchObject([{ key, epoch: 2, attempts: 2 }]);
});

it('takes nothing from who has claimed in the meantime', async () => {
  const operations = postgresOperations(database, config);
  const late = await begun();
  await database.run(endLease, [late.key]);
  await operations.claim(late.key);
  await operations.postpone(late);
  expect(await operations.claim(late.key)).toBeUndefined();
});

it('ends the pauses of as many operations as it is asked to', async () => {
  const operations = postgresOperations(database, config);
  const claims = [await begun(), await begun()];
  for (const claim of claims) await operations.postpone(claim);
  const isDue = async ({ key }: Claim) => (await database.one(waitOf, [key])).seconds <= 0;
  const due = async () => (await Promise.all(claims.map(isDue))).filter(Boolean).length;
  await operations.wake(1);
  expect(await due()).toBe(1);
  await operations.wake(500);
  expect(await due()).toBe(2);
});

it('extends the lease of a claim, and of no earlier one', async () => {
  const operations = postgresOperations(database, { ...config, OPERATION_LEASE: 600_000 });
  const claim = await begun();
  await database.run(endLease, [claim.key]);
  await operations.extend({ ...claim, epoch: claim.epoch - 1 });
  const taken = await operations.claim(claim.key);
  expect(taken?.epoch).toBe(claim.epoch + 1);
  await database.run(endLease, [claim.key]);
  if (taken) await operations.extend(taken);
  expect(await operations.claim(claim.key)).toBeUndefined();
});
