import type { Target } from '../protocol/messages.ts';
import { type Condition, draining, initial, worstOf } from './condition.ts';
import { drain } from './drain.ts';
import { createFlights } from './flights.ts';
import type { Group } from './group.ts';
import type { Member, Upstream } from './member.ts';
import { createProbe } from './probe.ts';
import { createUpstream } from './upstream.ts';
import { watch } from './watch.ts';

/** A task in all its target groups. */
export interface Registration {
  readonly upstream: Upstream;
  condition(): Condition;
  /** Settles when nothing is on its way to it in any of its groups. */
  deregister(): Promise<void>;
  /** Takes it out at once; what is on its way ends as its connections do. */
  drop(): void;
}

export interface RegistrationOptions {
  readonly target: Target;
  readonly groups: readonly Group[];
  /** Seconds. */
  readonly idleTimeout: number;
  readonly onChange: () => void;
}

interface Seat {
  readonly member: Member;
  readonly group: Group;
  readonly checks: { stop(): void };
}

export function createRegistration(options: RegistrationOptions): Registration {
  const { target, groups, idleTimeout } = options;
  const upstream = createUpstream(target, idleTimeout);
  const seats = groups.map((group) => takeSeat(group, upstream, options.onChange));

  const drop = () => {
    for (const { member, group, checks } of seats) {
      checks.stop();
      group.remove(member);
    }
    void upstream.pool.close();
  };
  const deregister = async () => {
    const drained = seats.map(async ({ member, group, checks }) => {
      checks.stop();
      member.condition = draining;
      group.refresh();
      await drain(member, group.settings.deregistrationDelay);
      group.remove(member);
    });
    options.onChange();
    await Promise.all(drained);
    void upstream.pool.close();
  };
  const condition = () => worstOf(seats.map(({ member }) => member.condition));
  return { upstream, condition, deregister, drop };
}

function takeSeat(group: Group, upstream: Upstream, onChange: () => void): Seat {
  const { healthCheck: check } = group.settings;
  const member: Member = {
    upstream,
    condition: initial,
    flights: createFlights(),
  };
  group.add(member);
  const checks = watch({
    check,
    probe: createProbe(upstream.target.url, check),
    onChange: (condition) => {
      member.condition = condition;
      group.refresh();
      onChange();
    },
  });
  return { member, group, checks };
}
