import { createStatsAccumulator, endOf } from './stats-accumulator.ts';
import type { RequestWindow } from './recent-requests.ts';
import type { Trend } from '../views/live-snapshot.ts';

const longest = 60;

/** The last minute of the gateway, or as much of it as is remembered; the second that runs is not whole yet. */
export function trendOf({ records, seconds }: RequestWindow, now: number): Trend {
  const length = Math.min(longest, Math.floor(seconds));
  const last = Math.floor(now / 1_000);
  const tallies = Array.from({ length }, createStatsAccumulator);
  for (const each of records) {
    const age = last - Math.floor(endOf(each) / 1_000);
    if (each.entrance === 'gateway') tallies[length - age]?.add(each);
  }
  const figures = tallies.map((tally) => tally.summary(1));
  return {
    rate: figures.map(({ rate }) => rate),
    errors: figures.map(({ rate, errors }) => rate * errors),
    throttled: tallies.map((tally) => tally.throttled(1)),
    p99: figures.map(({ p99 }) => p99 ?? 0),
  };
}
