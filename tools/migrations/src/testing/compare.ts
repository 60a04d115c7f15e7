import { eventually } from '@quartet/testing';
import type { Load, Sample } from './load.ts';

/** The effect of a change on the requests of a load. */
export interface Effect {
  readonly failures: readonly Sample[];
  /** Milliseconds of the slowest request beyond those of the slowest one without the change. */
  readonly delay: number;
}

const responses = 100;
const rounds = 10;

/**
 * Compares a load during a change with the same load before and after it, in rounds, until one shows no effect. A change
 * that fails requests does so in each round; a machine that is busy with something else, in some.
 * @param longestDelay milliseconds that are no effect
 * @throws Error when the load fails without the change in each round
 */
export async function effectOf(
  load: Load,
  change: (round: number) => Promise<void>,
  longestDelay: number,
): Promise<Effect> {
  let effect: Effect | undefined;
  for (let round = 1; round <= rounds; round += 1) {
    const before = await responsesDuring(load, () => Promise.resolve());
    const during = await responsesDuring(load, () => change(round));
    const after = await responsesDuring(load, () => Promise.resolve());
    const without = [...before, ...after];
    if (without.some(({ isFailure }) => isFailure)) continue;
    const failures = during.filter(({ isFailure }) => isFailure);
    effect = { failures, delay: slowest(during) - slowest(without) };
    if (failures.length === 0 && effect.delay < longestDelay) return effect;
  }
  if (effect) return effect;
  throw new Error(`in ${rounds} rounds the load failed without a change: this machine is too slow`);
}

/** The responses of the time that the work takes, and a hundred more. */
async function responsesDuring(
  { samples }: Load,
  work: () => Promise<void>,
): Promise<readonly Sample[]> {
  const start = samples.length;
  await work();
  const end = samples.length + responses;
  await eventually(() => samples.length >= end);
  return samples.slice(start);
}

function slowest(samples: readonly Sample[]): number {
  return Math.max(...samples.map(({ ms }) => ms));
}
