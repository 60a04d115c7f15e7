import type { TargetState } from '../protocol/messages.ts';
import type { TargetGroup } from '@quartet/cloudformation/model/load-balancer';
import type { RegisteredTarget } from './registered-target.ts';
import { createRoutingAlgorithm } from './routing-algorithm.ts';

/** A target group with the targets that are registered in it. */
export interface Group {
  readonly model: TargetGroup;
  add(target: RegisteredTarget): void;
  remove(target: RegisteredTarget): void;
  /** Looks at the states of its members again. */
  refresh(): void;
  /** The target for a request, other than the one that was tried; undefined when none may be asked. */
  next(tried?: RegisteredTarget): RegisteredTarget | undefined;
}

/**
 * Routes to healthy targets by the algorithm of the group. Where none is healthy the group fails open to its
 * unhealthy ones, as AWS does; targets that are new, draining or gone get nothing, and a group of only those
 * answers 503.
 */
export function createGroup(model: TargetGroup): Group {
  const targets = new Set<RegisteredTarget>();
  let available: readonly RegisteredTarget[] = [];
  const route = createRoutingAlgorithm(model.loadBalancingAlgorithmType);

  const inState = (state: TargetState) =>
    [...targets].filter(({ health }) => health.state === state);
  const refresh = () => {
    const healthy = inState('healthy');
    available = healthy.length > 0 ? healthy : inState('unhealthy');
  };
  return {
    model,
    refresh,
    add: (target) => {
      targets.add(target);
      refresh();
    },
    remove: (target) => {
      targets.delete(target);
      refresh();
    },
    next: (tried) => route(available, tried),
  };
}
