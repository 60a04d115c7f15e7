/**
 * What may happen where a service waits for something outside of itself. killed: its process, before the
 * statement or call is sent; killed_after: when it has had its effect, and no answer was seen. lost: the
 * effect happens, the answer does not come. hang: nothing happens until the deadline. twice: it is
 * delivered two times. late: it is delivered when everything is over.
 */
export type Fault =
  'killed' | 'killed_after' | 'error' | 'hang' | 'reset' | 'lost' | 'twice' | 'late';

export interface Point {
  readonly kind: 'statement' | 'call';
  readonly name: string;
  /** Which time, from 1, that the service passes it in one run. */
  readonly occurrence: number;
}

/** Of one service of the stack. */
export interface ServicePoint extends Point {
  readonly service: string;
}

const commonFaults: readonly Fault[] = ['killed', 'killed_after', 'error', 'hang', 'reset', 'lost'];

/** A statement is sent over a connection that delivers once, or not at all. */
export function faultsOf({ kind }: Point): readonly Fault[] {
  return kind === 'call' ? [...commonFaults, 'twice', 'late'] : commonFaults;
}

/** From the harness to the saboteur in a service. */
export type InjectorCommand =
  | { readonly type: 'begin'; readonly armed?: { readonly point: Point; readonly fault: Fault } }
  /** Delivers what is late; answered with `delivered`. */
  | { readonly type: 'deliver' };

/** And back. */
export type InjectorEvent =
  | { readonly type: 'begun' }
  | { readonly type: 'passed'; readonly point: Point }
  | { readonly type: 'struck' }
  | { readonly type: 'delivered' };
