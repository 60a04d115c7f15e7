import type { UsagePlan } from '@quartet/cloudformation/model/api-gateway';

type Period = NonNullable<UsagePlan['quota']>['period'];

interface Quota {
  /** Counts one more request; false when the quota is used up. */
  take(): boolean;
}

/** So many requests in each period, which begins at midnight UTC; it is forgotten when the edge ends. */
export function createQuota(
  { limit, period }: { readonly limit: number; readonly period: Period },
  now = () => Date.now(),
): Quota {
  let currentPeriod = -1;
  let count = 0;
  return {
    take: () => {
      const periodStart = startOf(period, now());
      if (periodStart !== currentPeriod) count = 0;
      currentPeriod = periodStart;
      if (count >= limit) return false;
      count += 1;
      return true;
    },
  };
}

const day = 86_400_000;

/** The start of the period that contains a time. A week begins on Sunday. */
function startOf(period: Period, at: number): number {
  const date = new Date(at);
  if (period === 'MONTH') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  const today = Math.floor(at / day) * day;
  return period === 'DAY' ? today : today - date.getUTCDay() * day;
}
