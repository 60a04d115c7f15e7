import type { TargetState } from '../protocol/messages.ts';

/** The health of a target: a state of AWS, and its reason. */
export interface TargetHealth {
  readonly state: TargetState;
  /** A code of AWS and what it means; empty when the target is healthy. */
  readonly reason: string;
}

export const initial: TargetHealth = {
  state: 'initial',
  reason: 'Elb.InitialHealthChecking: Initial health checks in progress',
};
export const draining: TargetHealth = {
  state: 'draining',
  reason: 'Target.DeregistrationInProgress: Target deregistration is in progress',
};
const unused: TargetHealth = {
  state: 'unused',
  reason: 'Target.NotInUse: Target is in no target group',
};

const bySeverity: readonly TargetState[] = ['draining', 'unhealthy', 'initial', 'healthy'];

/** A task is as well as it is in the target group where it is worst. */
export function worstHealth(all: readonly TargetHealth[]): TargetHealth {
  for (const state of bySeverity) {
    const health = all.find((each) => each.state === state);
    if (health) return health;
  }
  return unused;
}
