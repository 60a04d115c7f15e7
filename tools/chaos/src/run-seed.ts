import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseOf } from '@quartet/local-client/ready';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { type Audit, audit } from './audit.ts';
import { createClient } from './client.ts';
import { runWorkload } from './workload.ts';
import { addProducts } from './products.ts';
import { createHistory } from './history.ts';
import { showProgress } from './show-progress.ts';
import type { Outcome } from './summary.ts';
import { type RestReport, restReport } from './rest-times.ts';
import { watchTakeovers } from './takeovers.ts';
import type { SeedRun } from './seed-run.ts';
import { processesOf, sendSignal } from './processes.ts';
import { countOpen } from './faults/wait-until-idle.ts';

export interface SeedOutcome
  extends Outcome, Pick<Audit, 'messages'>, Pick<RestReport, 'slowest'> {}

const minute = 60_000;

/** Runs the customers of one seed while faults are injected, waits until everything is idle, and checks the result. */
export async function runSeed(run: SeedRun): Promise<SeedOutcome> {
  const { quartet, seed, plans, folder, signal } = run;
  const { home, ready } = quartet;
  mkdirSync(folder, { recursive: true });
  const timeout = new AbortController();
  const ended = AbortSignal.any([signal, timeout.signal]);
  const client = createClient(ready, ended);
  const products = await addProducts(client, plans.length);
  const history = createHistory(join(folder, 'history.jsonl'));
  await using takeovers = watchTakeovers(databaseOf(ready, 'orders'));
  await using injector = run.startFaults((name) => {
    if (name.startsWith('orders-')) takeovers.recordKill();
  });
  const context = { client, products, history, signal: ended };
  const workload = runWorkload(plans, context, run.pace);
  await using _showing = showProgress(run, workload, injector);
  await workload.allPlaced;
  await injector[Symbol.asyncDispose]();
  await using lastKill = watchTakeovers(databaseOf(ready, 'orders'));
  if (run.killsLast && killTask(home)) lastKill.recordKill();
  const quietSince = performance.now();
  const lastFault = Date.now();
  const timer = setTimeout(() => timeout.abort(), run.settleLimit ?? minute);
  await workload.done;
  await waitUntilIdle(ready, ended);
  clearTimeout(timer);
  signal.throwIfAborted();
  const settled = performance.now() - quietSince;
  const result = await audit({
    ready,
    history: history.entries(),
    products,
    keys: `storm-${seed}-%`,
    folder,
  });
  return {
    ...{ ...result, seed, settled },
    ...(await restReport(databaseOf(ready, 'orders'), lastFault)),
    orders: plans.length,
    unanswered: plans.length - workload.finished(),
    faults: injector.count(),
    takeover: takeovers.slowest(),
    lastTakeover: lastKill.slowest(),
  };
}

/** Kills a task of orders, as the last fault of a run. Returns false when none is running. */
function killTask(home: string): boolean {
  const task = processesOf(home).find(({ name }) => name.startsWith('orders-'));
  return task !== undefined && sendSignal(task.pid, 'SIGKILL');
}

const rest = 500;

/** Resolves when no saga, operation or event is pending, or when the signal is aborted. */
async function waitUntilIdle(
  ready: Pick<ReadyContent, 'databases'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const open = await countOpen(ready).catch(() => Infinity);
    if (open === 0) return;
    await pause(rest);
  }
}
