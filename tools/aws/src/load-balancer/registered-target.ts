import type { Pool } from 'undici';
import type { Target } from '../protocol/messages.ts';
import type { TargetHealth } from './target-health.ts';
import type { Fault } from './fault.ts';
import type { InFlightRequests } from './in-flight-requests.ts';

/** A task with the connections to it; all its groups share them. */
export interface Upstream {
  readonly target: Target;
  readonly pool: Pool;
  /** Milliseconds that a connection may be silent. */
  readonly idle: number;
  fault: Fault | undefined;
}

/** A registered target in one of its groups. */
export interface RegisteredTarget {
  readonly upstream: Upstream;
  health: TargetHealth;
  readonly inFlight: InFlightRequests;
}
