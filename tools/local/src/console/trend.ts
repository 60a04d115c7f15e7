import type { Seen } from '../edge/passing.ts';
import { createTally, endOf } from './figures.ts';
import type { Trend } from './views/now.ts';

const seconds = 60;

/** The last minute of the gateway; the second that runs is left out, since it is not whole. */
export function trendOf(clients: Iterable<Seen>, now: number): Trend {
  const last = Math.floor(now / 1_000);
  const tallies = Array.from({ length: seconds }, createTally);
  for (const seen of clients) {
    const age = last - Math.floor(endOf(seen) / 1_000);
    tallies[seconds - age]?.add(seen);
  }
  const figures = tallies.map((tally) => tally.figures(1));
  return {
    rate: figures.map(({ rate }) => rate),
    errors: figures.map(({ rate, errors }) => rate * errors),
    throttled: tallies.map((tally) => tally.throttled(1)),
    p99: figures.map(({ p99 }) => p99 ?? 0),
  };
}
