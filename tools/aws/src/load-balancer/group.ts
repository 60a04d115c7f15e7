import type { TargetState } from '../protocol/messages.ts';
import type { TargetGroup } from '@quartet/cloudformation/model/load-balancer';
import type { Member } from './member.ts';

/** A target group with the targets that are registered in it. */
export interface Group {
  readonly settings: TargetGroup;
  add(member: Member): void;
  remove(member: Member): void;
  /** Looks at the states of its members again. */
  refresh(): void;
  /** The next target in turn, other than the one that was tried; undefined when none may be asked. */
  next(tried?: Member): Member | undefined;
}

/**
 * Round robin over healthy targets. Where none is healthy the group fails open to its unhealthy ones, as
 * AWS does; targets that are new, draining or gone get nothing, and a group of only those answers 503.
 */
export function createGroup(settings: TargetGroup): Group {
  const members = new Set<Member>();
  let open: readonly Member[] = [];
  let turn = 0;

  const inState = (state: TargetState) =>
    [...members].filter(({ condition }) => condition.state === state);
  const refresh = () => {
    const healthy = inState('healthy');
    open = healthy.length > 0 ? healthy : inState('unhealthy');
  };
  return {
    settings,
    refresh,
    add: (member) => {
      members.add(member);
      refresh();
    },
    remove: (member) => {
      members.delete(member);
      refresh();
    },
    next: (tried) => {
      for (let count = 0; count < open.length; count++) {
        turn = (turn + 1) % open.length;
        const member = open[turn];
        if (member !== tried) return member;
      }
      return undefined;
    },
  };
}
