import { createTally, endOf } from './figures.ts';
import type { Recent } from './memory.ts';
import type { Trend } from '../views/now.ts';

const longest = 60;

/** The last minute of the gateway, or as much of it as is remembered; the second that runs is not whole yet. */
export function trendOf({ seen, seconds }: Recent, now: number): Trend {
  const length = Math.min(longest, Math.floor(seconds));
  const last = Math.floor(now / 1_000);
  const tallies = Array.from({ length }, createTally);
  for (const each of seen) {
    const age = last - Math.floor(endOf(each) / 1_000);
    if (each.entrance === 'gateway') tallies[length - age]?.add(each);
  }
  const figures = tallies.map((tally) => tally.figures(1));
  return {
    rate: figures.map(({ rate }) => rate),
    errors: figures.map(({ rate, errors }) => rate * errors),
    throttled: tallies.map((tally) => tally.throttled(1)),
    p99: figures.map(({ p99 }) => p99 ?? 0),
  };
}
