import { join } from 'node:path';
import type { ChaosOptions } from './arguments.ts';
import { planCancels, planOrders } from './order-plan.ts';
import type { Progress } from './progress.ts';
import { startQuartet } from './quartet.ts';
import { runSeed, type SeedOutcome } from './run-seed.ts';
import { isGood, summary } from './summary.ts';

export interface ScenarioRun {
  readonly options: ChaosOptions;
  /** For everything that is written. */
  readonly folder: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** An order that hangs is given up within the minute in which everything must be settled. */
const environment = { ORDER_EXPIRY: '20000' };

/** One Quartet, and one storm per seed; true when nothing was wrong. */
export async function runFaultScenario({
  options: wish,
  folder,
  progress,
  signal,
}: ScenarioRun): Promise<boolean> {
  progress.print(`Quartet starts in ${folder}`);
  await using quartet = await startQuartet({ folder, environment, signal });
  const outcomes: SeedOutcome[] = [];
  for (const seed of wish.seeds) {
    const isCalm = wish.scenario === 'calm';
    progress.print(
      `seed ${seed}: repeat it with ${isCalm ? '--calm ' : ''}--seed ${seed} --orders ${wish.orders}`,
    );
    const plans = (isCalm ? planCancels : planOrders)({ seed, orders: wish.orders });
    const own = join(folder, `seed-${seed}`);
    const outcome = await runSeed({ quartet, seed, plans, isCalm, folder: own, progress, signal });
    for (const line of outcome.messages) progress.print(line);
    outcomes.push(outcome);
  }
  progress.print(`\n${summary(outcomes)}`);
  return outcomes.every(isGood);
}
