import { Pool } from 'undici';
import type { Target } from '../protocol/messages.ts';
import { type TargetHealth, draining, initial, worstHealth } from './target-health.ts';
import { createInFlightRequests } from './in-flight-requests.ts';
import type { Group } from './group.ts';
import type { RegisteredTarget, Upstream } from './registered-target.ts';
import { createProbe } from './probe.ts';
import { startHealthChecks } from './health-checks.ts';

/** Limits of AWS: for a connection, and for the head of an answer. */
const connectTimeout = 10_000;
const maxHeaderSize = 32 * 1024;

/** A task in all its target groups. */
export interface Registration {
  readonly upstream: Upstream;
  health(): TargetHealth;
  /** Settles when nothing is on its way to it in any of its groups. */
  deregister(): Promise<void>;
  /** Takes it out at once; what is on its way ends as its connections do. */
  remove(): void;
}

interface RegistrationOptions {
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

/** Settles when nothing is on its way to a target any more; what still is after the delay, in seconds, is given up. */
async function drain(target: RegisteredTarget, delay: number): Promise<void> {
  const timer = setTimeout(target.inFlight.abortAll, delay * 1_000);
  await target.inFlight.whenEmpty();
  clearTimeout(timer);
}

/** Opens the way to a task. Connections are made when requests come, and kept for the idle timeout, in seconds. */
function createUpstream(target: Target, idleTimeout: number): Upstream {
  const idle = idleTimeout * 1_000;
  const pool = new Pool(new URL(target.url).origin, {
    connect: { timeout: connectTimeout },
    pipelining: 1,
    headersTimeout: idle,
    bodyTimeout: idle,
    keepAliveTimeout: idle,
    keepAliveMaxTimeout: idle,
    maxHeaderSize,
    autoSelectFamily: false,
    allowH2: false,
  });
  return { target, pool, idle, fault: undefined };
}
