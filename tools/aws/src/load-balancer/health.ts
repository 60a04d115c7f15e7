import type { HealthCheck } from '@quartet/cloudformation/model/load-balancer';
import { type TargetHealth, initial } from './target-health.ts';

/** The result of one health check. */
export type CheckResult = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** The health of a target after its last check. */
interface HealthState {
  readonly health: TargetHealth;
  /** Findings in a row that speak against it. */
  readonly streak: number;
}

export const newHealthState: HealthState = { health: initial, streak: 0 };

/** One success makes a new target healthy; after that a turn takes as many in a row as the group says. */
export function nextHealth(
  current: HealthState,
  result: CheckResult,
  check: HealthCheck,
): HealthState {
  const { state } = current.health;
  if (result.ok) {
    if (state === 'healthy') return { ...current, streak: 0 };
    const needed = state === 'initial' ? 1 : check.healthyThreshold;
    return countTowards(current, { state: 'healthy', reason: '' }, needed);
  }
  const failed: TargetHealth = { state: 'unhealthy', reason: result.reason };
  if (state === 'unhealthy') return { health: failed, streak: 0 };
  return countTowards(current, failed, check.unhealthyThreshold);
}

function countTowards(
  { health, streak }: HealthState,
  other: TargetHealth,
  needed: number,
): HealthState {
  const count = streak + 1;
  return count < needed ? { health, streak: count } : { health: other, streak: 0 };
}
