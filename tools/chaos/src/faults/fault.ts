/**
 * The faults at a fault point. killed: the process dies before the statement or call is sent; killed_after: after
 * it took effect, before the response. lost: it takes effect, and the response is lost. hang: it times out without
 * an effect. twice: it is delivered twice. late: it is delivered after the path has ended.
 */
export type Fault =
  'killed' | 'killed_after' | 'error' | 'hang' | 'reset' | 'lost' | 'twice' | 'late';

export interface Point {
  readonly kind: 'statement' | 'call';
  readonly name: string;
  /** The occurrence of the point in one run of the service, from 1. */
  readonly occurrence: number;
}

/** A fault point of one service of the stack. */
export interface ServicePoint extends Point {
  readonly service: string;
}

const commonFaults: readonly Fault[] = ['killed', 'killed_after', 'error', 'hang', 'reset', 'lost'];

/** The faults of a point. A statement cannot be delivered twice or late. */
export function faultsOf({ kind }: Point): readonly Fault[] {
  return kind === 'call' ? [...commonFaults, 'twice', 'late'] : commonFaults;
}

/** A message from the harness to the fault injector in a service. */
export type InjectorCommand =
  | { readonly type: 'begin'; readonly armed?: { readonly point: Point; readonly fault: Fault } }
  /** Delivers what is late; the injector replies with `delivered`. */
  | { readonly type: 'deliver' };

/** A message from the fault injector to the harness. */
export type InjectorEvent =
  | { readonly type: 'begun' }
  | { readonly type: 'passed'; readonly point: Point }
  | { readonly type: 'triggered' }
  | { readonly type: 'delivered' };
