import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { statement } from '@quartet/database';
import { eventually, testDatabase } from '@quartet/testing';
import {
  entriesOf,
  insertLargeBooks,
  operationsPerPayment,
  writeLargeJournal,
} from './testing/large-books.ts';
import { startProviderProcess } from './testing/provider-process.ts';
import { startReconcile } from './testing/reconcile-process.ts';

/** A small number by default; `npx nx run payments:reconcile-large` compares a million. */
const { RECONCILE_OPERATIONS = '6000' } = process.env;

/** Memory of the task on AWS, in MiB. */
const taskMemory = 512;

const limit = 7_200_000;

const countWaiting = statement<[], { readonly count: number }>(
  `SELECT count(*)::integer AS count FROM pg_locks WHERE relation = 'payment'::regclass AND NOT granted`,
);
const holdPayments = statement<[]>(`LOCK TABLE payment IN SHARE MODE`);
const endLease = statement<[]>(`UPDATE reconciliation SET lease_until = now() - interval '1 s'`);
const selectRuns = statement<[], { readonly step: string; readonly movements: number }>(
  `SELECT step, movements FROM reconciliation`,
);

it(
  'compares any number of operations in the memory of its task, also when it is stopped half-way',
  async () => {
    const payments = Math.floor(Number(RECONCILE_OPERATIONS) / operationsPerPayment);
    const folder = await mkdtemp(join(tmpdir(), 'quartet-large-'));
    await using database = await disposable();
    await insertLargeBooks(database, payments);
    const [, capture, refund] = entriesOf(payments - 1);
    const [, stray] = entriesOf(payments);
    const byHand = { ...refund, key: 'refund by hand', amount: 50 };
    const twice = { ...capture, key: 'second capture' };
    const journal = join(folder, 'journal.jsonl');
    await writeLargeJournal(journal, payments, [byHand, twice, stray]);
    const provider = await startProviderProcess(journal);
    const environment = { ...database.settings, PROVIDER_URL: provider.url };

    const stopped = startReconcile(environment);
    await database.transaction(async (tx) => {
      await tx.run(holdPayments, []);
      await eventually(async () => (await tx.one(countWaiting, [])).count > 0, limit);
      stopped.child.kill('SIGTERM');
      await stopped.result;
    });
    const movements = payments * 2 + 3;
    expect(await database.many(selectRuns, [])).toEqual([{ step: 'compare', movements }]);
    await database.run(endLease, []);

    const begun = performance.now();
    const first = await stopped.result;
    const second = await startReconcile(environment).result;
    const minutes = (performance.now() - begun) / 60_000;
    expect(first).toMatchObject({ code: 143, errors: '', rows: [] });
    expect(second.rows).toMatchObject([
      { kind: 'twice_at_provider', subject: `${capture.paymentId}:capture` },
      { kind: 'unknown_payment', provider: { paymentId: stray.paymentId } },
      { step: 'done', movements, payments, repaired: 1, found: 2 },
    ]);
    const peaks = [first, second].map(({ peakMegabytes }) => Math.ceil(peakMegabytes));
    expect(Math.max(...peaks)).toBeLessThan(taskMemory);
    process.stdout.write(
      `${RECONCILE_OPERATIONS} operations: read with ${peaks[0]} MiB, compared with ${peaks[1]} MiB in ${minutes.toFixed(1)} minutes\n`,
    );
    await provider.stop();
    await rm(folder, { recursive: true });
  },
  limit,
);

async function disposable() {
  const database = await testDatabase();
  return { ...database, [Symbol.asyncDispose]: database.close };
}
