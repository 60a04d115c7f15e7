import { join } from 'node:path';
import type { ChaosOptions } from './arguments.ts';
import { planCancels, planOrders } from './order-plan.ts';
import type { Progress } from './progress.ts';
import { startChaosQuartet } from './start-chaos-quartet.ts';
import { runSeed, type SeedOutcome } from './run-seed.ts';
import { isGood, summary } from './summary.ts';

export interface ScenarioRun {
  readonly options: ChaosOptions;
  /** The folder of all output. */
  readonly folder: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Orders expire within the minute after which everything must be idle. */
const environment = { ORDER_EXPIRY: '20000' };

/** Runs the seeds one after another on one Quartet; true when nothing was wrong. */
export async function runFaultScenario({
  options,
  folder,
  progress,
  signal,
}: ScenarioRun): Promise<boolean> {
  progress.print(`Starting Quartet in ${folder}`);
  await using quartet = await startChaosQuartet({ folder, environment, signal });
  const outcomes: SeedOutcome[] = [];
  for (const seed of options.seeds) {
    const isCalm = options.scenario === 'calm';
    progress.print(
      `seed ${seed}: repeat it with ${isCalm ? '--calm ' : ''}--seed ${seed} --orders ${options.orders}`,
    );
    const plans = (isCalm ? planCancels : planOrders)({ seed, orders: options.orders });
    const own = join(folder, `seed-${seed}`);
    const outcome = await runSeed({ quartet, seed, plans, isCalm, folder: own, progress, signal });
    for (const line of outcome.messages) progress.print(line);
    outcomes.push(outcome);
  }
  progress.print(`\n${summary(outcomes)}`);
  return outcomes.every(isGood);
}
