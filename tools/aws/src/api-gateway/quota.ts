import type { UsagePlan } from '@quartet/cloudformation/model/api-gateway';

type Period = NonNullable<UsagePlan['quota']>['period'];

export interface Quota {
  /** Whether one more request is within it; if so, it is counted. */
  take(): boolean;
}

/** So many requests in each period, which begins at midnight UTC; it is forgotten when the edge ends. */
export function createQuota(
  { limit, period }: { readonly limit: number; readonly period: Period },
  now = () => Date.now(),
): Quota {
  let since = -1;
  let count = 0;
  return {
    take: () => {
      const begun = beginOf(period, now());
      if (begun !== since) count = 0;
      since = begun;
      if (count >= limit) return false;
      count += 1;
      return true;
    },
  };
}

const day = 86_400_000;

/** Of the period that a time is in. A week begins on Sunday. */
function beginOf(period: Period, at: number): number {
  const date = new Date(at);
  if (period === 'MONTH') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  const today = Math.floor(at / day) * day;
  return period === 'DAY' ? today : today - date.getUTCDay() * day;
}
