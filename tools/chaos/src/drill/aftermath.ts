import { setTimeout as pause } from 'node:timers/promises';
import { check, openSnapshot, readSnapshot, recheck } from '@quartet/invariants';
import { databaseOf } from '@quartet/local-client/ready';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { readRows } from '@quartet/postgres';
import { countOpen } from '../faults/wait-until-idle.ts';
import type { HistoryEntry } from '../history.ts';
import { findDiscrepancies } from '../reconciliation.ts';
import type { Workload } from '../workload.ts';
import type { Restorable } from './arguments.ts';
import { ordersIn, ordersInReview, ordersWithEffect, paymentsOf } from './lost-orders.ts';
import { judge, type Verdict } from './verdict.ts';

/** Milliseconds after which something that is still open counts as stuck, and is found as such. */
const limit = 180_000;
const pollInterval = 500;

interface Rest {
  readonly workload: Workload;
  /** Sends those customers away who still ask for an order. */
  readonly endWorkload: () => void;
  readonly signal: AbortSignal;
}

/** Compares the books with the provider while customers order, and again when they have left; each has orders asked. */
export async function reconcileAll(ready: ReadyContent, rest: Rest): Promise<void> {
  const { workload, endWorkload, signal } = rest;
  await findDiscrepancies(ready);
  await workload.allPlaced;
  await untilIdle(ready, signal);
  endWorkload();
  await workload.done;
  for (const _round of ['payments that were under way', 'orders that were placed again']) {
    await untilIdle(ready, signal);
    await findDiscrepancies(ready);
  }
  await untilIdle(ready, signal);
}

/** Resolves when no saga, operation or event is pending, and no stock is held. */
async function untilIdle(ready: ReadyContent, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + limit;
  const held = `SELECT FROM reservation WHERE state = 'HELD'`;
  while (performance.now() < deadline) {
    const open = await countOpen(ready).catch(() => Infinity);
    const holds = await readRows(databaseOf(ready, 'products'), { held });
    if (open + (holds['held']?.length ?? 0) === 0) return;
    await pause(pollInterval, undefined, { signal });
  }
}

interface Ending {
  readonly ready: ReadyContent;
  readonly service: Restorable;
  readonly lost: ReadonlySet<string>;
  readonly history: readonly HistoryEntry[];
}

export async function findVerdict({ ready, service, lost, history }: Ending): Promise<Verdict> {
  const read = async () => check(openSnapshot(await readSnapshot(ready)));
  const orders = await ordersIn(databaseOf(ready, 'orders'), 'orders');
  const acknowledged = history.flatMap(({ what, answer: { status, id } }) =>
    what === 'place' && status < 300 && id !== undefined ? [id] : [],
  );
  return judge({
    lost,
    present: await ordersIn(databaseOf(ready, service), service),
    withEffect: await ordersWithEffect(ready),
    inReview: await ordersInReview(ready),
    payments: (ids) => paymentsOf(ready, ids),
    findings: await recheck(read),
    missing: [...new Set(acknowledged).difference(orders)],
  });
}
