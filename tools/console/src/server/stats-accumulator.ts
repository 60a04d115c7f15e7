import type { RequestRecord } from '@quartet/aws/http/proxied-request';
import type { RequestStats } from '../views/live-snapshot.ts';

/** Requests that are looked at together. */
export interface StatsAccumulator {
  add(seen: RequestRecord): void;
  /** @param seconds that the requests ended in. */
  summary(seconds: number): RequestStats;
  /** Per second. */
  throttled(seconds: number): number;
}

export function createStatsAccumulator(): StatsAccumulator {
  const durations: number[] = [];
  let failed = 0;
  let throttled = 0;
  return {
    add: (seen) => {
      durations.push(seen.ms ?? 0);
      if (isFailed(seen)) failed++;
      if (isThrottled(seen)) throttled++;
    },
    summary: (seconds) => {
      durations.sort((a, b) => a - b);
      return {
        rate: durations.length / seconds,
        errors: durations.length === 0 ? 0 : failed / durations.length,
        p50: percentile(durations, 0.5),
        p99: percentile(durations, 0.99),
      };
    },
    throttled: (seconds) => throttled / seconds,
  };
}

/** Milliseconds since 1970. */
export function endOf({ at, ms = 0 }: RequestRecord): number {
  return at + ms;
}

export function isFailed({ status = 0 }: RequestRecord): boolean {
  return status >= 500;
}

/** Refused by the edge; a task has limits of its own, which are its answers. */
export function isThrottled({ status, task }: RequestRecord): boolean {
  return status === 429 && task === undefined;
}

/** The percentile by nearest rank. */
function percentile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.ceil(sorted.length * share) - 1];
}
