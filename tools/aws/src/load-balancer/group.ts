import type { TargetState } from '../protocol/messages.ts';
import type { TargetGroup } from '@quartet/cloudformation/model/load-balancer';
import type { RegisteredTarget } from './registered-target.ts';

/** A target group with the targets that are registered in it. */
export interface Group {
  readonly model: TargetGroup;
  add(target: RegisteredTarget): void;
  remove(target: RegisteredTarget): void;
  /** Looks at the states of its members again. */
  refresh(): void;
  /** The next target in turn, other than the one that was tried; undefined when none may be asked. */
  next(tried?: RegisteredTarget): RegisteredTarget | undefined;
}

/**
 * Round robin over healthy targets. Where none is healthy the group fails open to its unhealthy ones, as
 * AWS does; targets that are new, draining or gone get nothing, and a group of only those answers 503.
 */
export function createGroup(model: TargetGroup): Group {
  const targets = new Set<RegisteredTarget>();
  let available: readonly RegisteredTarget[] = [];
  let index = 0;

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
    next: (tried) => {
      for (let count = 0; count < available.length; count++) {
        index = (index + 1) % available.length;
        const target = available[index];
        if (target !== tried) return target;
      }
      return undefined;
    },
  };
}
