import type { Target } from '../protocol/messages.ts';
import { type TargetHealth, draining, initial, worstHealth } from './target-health.ts';
import { drain } from './drain.ts';
import { createInFlightRequests } from './in-flight-requests.ts';
import type { Group } from './group.ts';
import type { RegisteredTarget, Upstream } from './registered-target.ts';
import { createProbe } from './probe.ts';
import { createUpstream } from './upstream.ts';
import { startHealthChecks } from './health-checks.ts';

/** A task in all its target groups. */
export interface Registration {
  readonly upstream: Upstream;
  health(): TargetHealth;
  /** Settles when nothing is on its way to it in any of its groups. */
  deregister(): Promise<void>;
  /** Takes it out at once; what is on its way ends as its connections do. */
  remove(): void;
}

export interface RegistrationOptions {
  readonly target: Target;
  readonly groups: readonly Group[];
  /** Seconds. */
  readonly idleTimeout: number;
  readonly onChange: () => void;
}

interface GroupMembership {
  readonly target: RegisteredTarget;
  readonly group: Group;
  readonly checks: { stop(): void };
}

export function createRegistration(options: RegistrationOptions): Registration {
  const { target, groups, idleTimeout } = options;
  const upstream = createUpstream(target, idleTimeout);
  const memberships = groups.map((group) => joinGroup(group, upstream, options.onChange));

  const remove = () => {
    for (const { target: registered, group, checks } of memberships) {
      checks.stop();
      group.remove(registered);
    }
    void upstream.pool.close();
  };
  const deregister = async () => {
    const drained = memberships.map(async ({ target: registered, group, checks }) => {
      checks.stop();
      registered.health = draining;
      group.refresh();
      await drain(registered, group.model.deregistrationDelay);
      group.remove(registered);
    });
    options.onChange();
    await Promise.all(drained);
    void upstream.pool.close();
  };
  const health = () => worstHealth(memberships.map(({ target: registered }) => registered.health));
  return { upstream, health, deregister, remove };
}

function joinGroup(group: Group, upstream: Upstream, onChange: () => void): GroupMembership {
  const { healthCheck: check } = group.model;
  const registered: RegisteredTarget = {
    upstream,
    health: initial,
    inFlight: createInFlightRequests(),
  };
  group.add(registered);
  const checks = startHealthChecks({
    check,
    probe: createProbe(upstream.target.url, check),
    onChange: (health) => {
      registered.health = health;
      group.refresh();
      onChange();
    },
  });
  return { target: registered, group, checks };
}
