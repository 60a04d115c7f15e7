import type { Target } from '../protocol/messages.ts';
import type { LoadBalancer } from '@quartet/cloudformation/model/load-balancer';
import type { Condition } from './condition.ts';
import type { Fault } from './fault.ts';
import { createGroup, type Group } from './group.ts';
import { createRegistration, type Registration } from './registration.ts';

/** A task as the balancer sees it over all its target groups. */
export interface TargetHealth extends Condition {
  readonly id: string;
}

export interface TargetRow extends TargetHealth {
  readonly fault: Fault | undefined;
}

/** Which tasks there are, and how they are. */
export interface Registry {
  /** Target groups by their ARN. */
  readonly groups: ReadonlyMap<string, Group>;
  /** Takes a task in, in place of one with its id. */
  register(target: Target): void;
  /** Sends it nothing more; settles when nothing is on its way to it, after the deregistration delay at most. */
  deregister(id: string): Promise<void>;
  /** Forgets a task that has ended by itself. */
  lost(id: string): void;
  onHealth(listener: (health: TargetHealth) => void): void;
  targets(): readonly TargetRow[];
  addFault(id: string, fault: Fault): void;
  clearFault(id: string): void;
}

export function createRegistry({ targetGroups, idleTimeout }: LoadBalancer): Registry {
  const groups = new Map(targetGroups.map((each) => [each.arn, createGroup(each)]));
  const registrations = new Map<string, Registration>();
  const listeners: ((health: TargetHealth) => void)[] = [];

  const tell = (id: string) => {
    const condition = registrations.get(id)?.condition();
    if (condition) for (const listener of listeners) listener({ id, ...condition });
  };
  const lost = (id: string) => {
    registrations.get(id)?.drop();
    registrations.delete(id);
  };
  const setFault = (id: string, fault: Fault | undefined) => {
    const registration = registrations.get(id);
    if (registration) registration.upstream.fault = fault;
  };
  return {
    groups,
    lost,
    register: (target) => {
      const { id } = target;
      lost(id);
      const own = target.groups.flatMap((arn) => groups.get(arn) ?? []);
      const options = { target, groups: own, idleTimeout, onChange: () => tell(id) };
      registrations.set(id, createRegistration(options));
      tell(id);
    },
    deregister: async (id) => {
      const registration = registrations.get(id);
      await registration?.deregister();
      if (registrations.get(id) === registration) registrations.delete(id);
    },
    onHealth: (listener) => void listeners.push(listener),
    targets: () =>
      [...registrations].map(([id, { condition, upstream }]) => {
        return { id, ...condition(), fault: upstream.fault };
      }),
    addFault: setFault,
    clearFault: (id) => setFault(id, undefined),
  };
}
