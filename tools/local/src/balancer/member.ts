import type { Pool } from 'undici';
import type { Target } from '../edge/messages.ts';
import type { Condition } from './condition.ts';
import type { Fault } from './fault.ts';

/** A task with the connections to it; all its groups share them. */
export interface Upstream {
  readonly target: Target;
  readonly pool: Pool;
  /** Milliseconds that a connection may be silent. */
  readonly idle: number;
  fault: Fault | undefined;
}

/** A registered target in one of its groups. */
export interface Member {
  readonly upstream: Upstream;
  condition: Condition;
  /** What is on its way to it. */
  readonly flights: Set<Flight>;
  /** Called when the last flight has ended. */
  onEmpty: (() => void) | undefined;
}

export interface Flight {
  /** Ends it: its client is answered 502, or cut when the answer has begun. */
  abandon(): void;
}

export function depart(member: Member, flight: Flight): void {
  member.flights.add(flight);
}

export function arrive(member: Member, flight: Flight): void {
  member.flights.delete(flight);
  if (member.flights.size === 0) member.onEmpty?.();
}
