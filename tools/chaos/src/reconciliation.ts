import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseOf } from '@quartet/local-client/ready';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { readRows } from '@quartet/postgres';
import { z } from 'zod';

const task = join(import.meta.dirname, '../../../apps/payments/src/reconcile.ts');

const Result = z.object({ step: z.literal('done'), repaired: z.int(), found: z.int() });

/**
 * Compares the provider's own record with the books, as `npm run reconcile` does, up to this moment.
 * @returns a line for each discrepancy, also for lost events that were repaired, and for each review
 * @throws Error when the comparison does not end
 */
export async function findDiscrepancies(
  ready: Pick<ReadyContent, 'databases' | 'provider'>,
): Promise<readonly string[]> {
  const database = databaseOf(ready, 'payments');
  const lines = await runTask({ DATABASE_URL: database, PROVIDER_URL: ready.provider.url });
  await waitForOrders(ready);
  const { reviews = [] } = await readRows(database, { reviews: selectReviews });
  return [...discrepanciesIn(lines), ...reviews.map((review) => JSON.stringify(review))];
}

/** Orders that show other money than their payment; all other discrepancies are reported by the task itself. */
const selectReviews = `SELECT kind, subject, order_id, books FROM review WHERE kind = 'order_differs'`;

/** The lines of the task that report a discrepancy. */
export function discrepanciesIn(lines: readonly string[]): readonly string[] {
  const { data } = Result.safeParse(JSON.parse(lines.at(-1) ?? '{}'));
  if (data === undefined) throw new Error('the reconciliation ended without a result');
  const { repaired } = data;
  const lost = repaired > 0 ? [`${repaired} lost events of the provider were repaired`] : [];
  return [...lines.slice(0, -1), ...lost];
}

/** A busy machine is no discrepancy. */
const patience = {
  DATABASE_CONNECT_TIMEOUT: '30000',
  DATABASE_QUERY_TIMEOUT: '30000',
  PROVIDER_TIMEOUT: '30000',
};

async function runTask(environment: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--conditions=@quartet/source', task], {
    env: { ...process.env, RECONCILE_GRACE: '0', LOG_LEVEL: 'error', ...patience, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [out] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return out.split('\n').filter((line) => line.startsWith('{'));
}

/** A payment that differs from its order is asked about until it has been at rest for a minute. */
const limit = 120_000;
const rest = 500;

/** Resolves when each order that was asked has compared its money with its payment. */
async function waitForOrders(ready: Pick<ReadyContent, 'databases'>): Promise<void> {
  const until = performance.now() + limit;
  for (;;) {
    const unnoticed = await findUnnoticed(ready);
    if (unnoticed.length === 0) return;
    if (performance.now() > until)
      throw new Error(`orders have not compared their money: ${unnoticed.join(', ')}`);
    await pause(rest);
  }
}

/** The orders that have not answered payments, without those that wait for a person. */
async function findUnnoticed(ready: Pick<ReadyContent, 'databases'>): Promise<readonly string[]> {
  const asked = `SELECT order_id AS id FROM payment WHERE notice > noticed`;
  const waiting = `SELECT id FROM saga WHERE state = 'NEEDS_REVIEW'`;
  const { ids = [] } = await readRows(databaseOf(ready, 'payments'), { ids: asked });
  const { reviews = [] } = await readRows(databaseOf(ready, 'orders'), { reviews: waiting });
  const inReview = new Set(reviews.map(({ id }) => id));
  return ids.filter(({ id }) => !inReview.has(id)).map(({ id }) => String(id));
}
