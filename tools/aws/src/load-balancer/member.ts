import type { Pool } from 'undici';
import type { Target } from '../protocol/messages.ts';
import type { Condition } from './condition.ts';
import type { Fault } from './fault.ts';
import type { Flights } from './flights.ts';

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
  readonly flights: Flights;
}
