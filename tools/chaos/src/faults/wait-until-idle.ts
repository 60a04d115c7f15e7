import { setTimeout as pause } from 'node:timers/promises';
import { databaseOf } from '@quartet/local-client/ready';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { readRows } from '@quartet/postgres';
import type { TestStack } from './test-stack.ts';

const open = {
  orders: `SELECT (SELECT count(*) FROM saga WHERE NOT done)
                + (SELECT count(*) FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL) AS open`,
  payments: `SELECT count(*) AS open FROM operation WHERE state = 'PENDING'`,
};

const limit = 20_000;
const pollInterval = 20;

/** Resolves when no saga, operation or event is pending. */
export async function waitUntilIdle(stack: TestStack): Promise<void> {
  const until = performance.now() + limit;
  while ((await countOpen(stack)) > 0) {
    if (performance.now() > until) throw new Error('sagas, operations or events are still pending');
    await pause(pollInterval);
  }
}

export async function countOpen(system: Pick<ReadyContent, 'databases'>): Promise<number> {
  const counts = await Promise.all(
    Object.entries(open).map(([name, count]) => readRows(databaseOf(system, name), { count })),
  );
  return counts.reduce((sum, { count }) => sum + Number(count?.[0]?.['open']), 0);
}
