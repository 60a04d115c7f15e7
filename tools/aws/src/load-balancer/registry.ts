import type { Target } from '../protocol/messages.ts';
import type { LoadBalancer } from '@quartet/cloudformation/model/load-balancer';
import type { TargetHealth } from './target-health.ts';
import type { Fault } from './fault.ts';
import { createGroup, type Group } from './group.ts';
import { createRegistration, type Registration } from './registration.ts';

/** A task as the balancer sees it over all its target groups. */
interface TargetHealthDescription extends TargetHealth {
  readonly id: string;
}

export interface TargetStatus extends TargetHealthDescription {
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
  remove(id: string): void;
  onHealth(listener: (health: TargetHealthDescription) => void): void;
  targets(): readonly TargetStatus[];
  addFault(id: string, fault: Fault): void;
  clearFault(id: string): void;
}

export function createRegistry({ targetGroups, idleTimeout }: LoadBalancer): Registry {
  const groups = new Map(targetGroups.map((each) => [each.arn, createGroup(each)]));
  const registrations = new Map<string, Registration>();
  const listeners: ((health: TargetHealthDescription) => void)[] = [];

  const notify = (id: string) => {
    const health = registrations.get(id)?.health();
    if (health) for (const listener of listeners) listener({ id, ...health });
  };
  const remove = (id: string) => {
    registrations.get(id)?.remove();
    registrations.delete(id);
  };
  const setFault = (id: string, fault: Fault | undefined) => {
    const registration = registrations.get(id);
    if (registration) registration.upstream.fault = fault;
  };
  return {
    groups,
    remove,
    register: (target) => {
      const { id } = target;
      remove(id);
      const targetGroups = target.groups.flatMap((arn) => groups.get(arn) ?? []);
      const options = { target, groups: targetGroups, idleTimeout, onChange: () => notify(id) };
      registrations.set(id, createRegistration(options));
      notify(id);
    },
    deregister: async (id) => {
      const registration = registrations.get(id);
      await registration?.deregister();
      if (registrations.get(id) === registration) registrations.delete(id);
    },
    onHealth: (listener) => void listeners.push(listener),
    targets: () =>
      [...registrations].map(([id, { health, upstream }]) => {
        return { id, ...health(), fault: upstream.fault };
      }),
    addFault: setFault,
    clearFault: (id) => setFault(id, undefined),
  };
}
