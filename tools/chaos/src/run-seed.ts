import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Audit, audit } from './audit.ts';
import { createClient } from './client.ts';
import { sendCrowd } from './crowd.ts';
import { addGoods } from './goods.ts';
import { planHits } from './hit-plan.ts';
import { startHits } from './hits.ts';
import { killTask } from './kill-task.ts';
import { createNotes } from './notes.ts';
import type { OrderPlan } from './order-plan.ts';
import type { Progress } from './progress.ts';
import type { Quartet } from './quartet.ts';
import { untilSettled } from './settle.ts';
import { showCrowd } from './show-crowd.ts';
import type { Outcome } from './summary.ts';
import { watchTakeovers } from './takeovers.ts';

export interface SeedRun {
  readonly quartet: Quartet;
  readonly seed: number;
  readonly plans: readonly OrderPlan[];
  /** Nothing is hit. */
  readonly isCalm: boolean;
  /** For notes, hits and books. */
  readonly folder: string;
  readonly progress: Progress;
  /** Aborted when somebody does not want to wait. */
  readonly signal: AbortSignal;
}

export interface SeedOutcome extends Outcome, Pick<Audit, 'complaints'> {}

const patience = 60_000;

/** Milliseconds between two customers: in a storm, some three for each hit. */
const pace = { storm: 300, calm: 50 };

/** Sends the customers of one seed through a storm, waits until all is settled, and compares. */
export async function runSeed(run: SeedRun): Promise<SeedOutcome> {
  const { quartet, seed, plans, isCalm, folder, signal } = run;
  const { home, ready } = quartet;
  mkdirSync(folder, { recursive: true });
  const closing = new AbortController();
  const over = AbortSignal.any([signal, closing.signal]);
  const client = createClient(ready, over);
  const goods = await addGoods(client, plans.length);
  const notes = createNotes(join(folder, 'notes.jsonl'));
  await using takeovers = watchTakeovers(ready.databases.orders);
  const struck = (name: string) => {
    if (name.startsWith('orders-')) takeovers.begin();
  };
  const file = join(folder, 'hits.jsonl');
  await using hits = startHits({ home, plan: isCalm ? [] : planHits(seed), file, struck });
  const market = { client, goods, notes, signal: over };
  const crowd = sendCrowd(plans, market, isCalm ? pace.calm : pace.storm);
  await using _showing = showCrowd(run, crowd, hits);
  await crowd.placed;
  await hits[Symbol.asyncDispose]();
  await using undisturbed = watchTakeovers(ready.databases.orders);
  if (!isCalm && killTask(home)) undisturbed.begin();
  const calmSince = performance.now();
  const late = setTimeout(() => closing.abort(), patience);
  await crowd.gone;
  await untilSettled(ready, over);
  clearTimeout(late);
  signal.throwIfAborted();
  const settled = performance.now() - calmSince;
  const found = await audit({ ready, notes: notes.all(), goods, keys: `storm-${seed}-%`, folder });
  return {
    ...{ ...found, seed, settled },
    orders: plans.length,
    unanswered: plans.length - crowd.ended(),
    hits: hits.count(),
    takeover: takeovers.slowest(),
    undisturbed: undisturbed.slowest(),
  };
}
