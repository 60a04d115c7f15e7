import type { HealthCheck } from '@quartet/cloudformation/model/load-balancer';
import { type Condition, initial } from './condition.ts';

/** What one health check found. */
export type Finding = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** What the checks of a target have come to. */
export interface Health {
  readonly condition: Condition;
  /** Findings in a row that speak against it. */
  readonly against: number;
}

export const newHealth: Health = { condition: initial, against: 0 };

/** One success makes a new target healthy; after that a turn takes as many in a row as the group says. */
export function judge(health: Health, finding: Finding, check: HealthCheck): Health {
  const { state } = health.condition;
  if (finding.ok) {
    if (state === 'healthy') return { ...health, against: 0 };
    const needed = state === 'initial' ? 1 : check.healthyThreshold;
    return turn(health, { state: 'healthy', reason: '' }, needed);
  }
  const failed: Condition = { state: 'unhealthy', reason: finding.reason };
  if (state === 'unhealthy') return { condition: failed, against: 0 };
  return turn(health, failed, check.unhealthyThreshold);
}

function turn({ condition, against }: Health, other: Condition, needed: number): Health {
  const count = against + 1;
  return count < needed ? { condition, against: count } : { condition: other, against: 0 };
}
