import { join } from 'node:path';
import { databaseOf } from '@quartet/local-client/ready';
import type { ChaosOptions } from './arguments.ts';
import { startFaultInjector } from './fault-injector.ts';
import { planFaults } from './fault-plan.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { planCancels, planOrders } from './order-plan.ts';
import type { Progress } from './progress.ts';
import { runSeed, type SeedOutcome } from './run-seed.ts';
import { sharedFaultKinds } from './shared-faults/shared-fault.ts';
import { startChaosQuartet } from './start-chaos-quartet.ts';
import { isGood, summary } from './summary.ts';

export interface ScenarioRun {
  readonly options: ChaosOptions;
  /** The folder of all output. */
  readonly folder: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Orders expire within the minute after which everything must be idle. */
export const environment = { ORDER_EXPIRY: '20000' };

/** Milliseconds between two customers: with faults, some three customers for each fault. */
const pace = { chaos: 300, calm: 50 };

/** Runs the seeds one after another on one Quartet; true when nothing was wrong. */
export async function runFaultScenario(run: ScenarioRun): Promise<boolean> {
  const { options, folder, progress, signal } = run;
  progress.print(`Starting Quartet in ${folder}`);
  await using quartet = await startChaosQuartet({ folder, environment, signal });
  const { home, shared, ready } = quartet;
  const missing = sharedFaultKinds.filter((kind) => !shared[kind]);
  if (missing.length > 0) progress.print(`not possible on this machine: ${missing.join(', ')}`);
  if (options.catalogue > 0) {
    progress.print(`Adding ${options.catalogue} products`);
    await loadCatalogue(databaseOf(ready, 'products'), options.catalogue);
  }
  const isCalm = options.scenario === 'calm';
  const outcomes: SeedOutcome[] = [];
  for (const seed of options.seeds) {
    progress.print(
      `seed ${seed}: repeat it with ${isCalm ? '--calm ' : ''}--seed ${seed} --orders ${options.orders}`,
    );
    const own = join(folder, `seed-${seed}`);
    const outcome = await runSeed({
      ...{ quartet, seed, folder: own, progress, signal, killsLast: !isCalm },
      plans: (isCalm ? planCancels : planOrders)({ seed, orders: options.orders }),
      pace: isCalm ? pace.calm : pace.chaos,
      startFaults: (onKill) =>
        startFaultInjector({
          ...{ home, shared, onKill, file: join(own, 'faults.jsonl') },
          plan: isCalm ? [] : planFaults(seed),
        }),
    });
    for (const line of [...outcome.messages, ...outcome.slowest]) progress.print(line);
    outcomes.push(outcome);
  }
  progress.print(`\n${summary(outcomes)}`);
  return outcomes.every(isGood);
}
