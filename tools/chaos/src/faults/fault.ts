import type { Fault, FaultPoint } from '@quartet/faults';

/** The faults that are injected into a process; a late call is delivered after the path has ended. */
export type ProcessFault = Extract<
  Fault,
  'killed' | 'killed_after' | 'error' | 'hang' | 'reset' | 'lost' | 'refused' | 'twice' | 'late'
>;

export interface Point extends FaultPoint {
  /** The occurrence of the point in one run of the service, from 1. */
  readonly occurrence: number;
}

/** A fault point of one service of the stack. */
export interface ServicePoint extends Point {
  readonly service: string;
}

const commonFaults: readonly ProcessFault[] = [
  'killed',
  'killed_after',
  'error',
  'hang',
  'reset',
  'lost',
];

/** The faults of a point. A statement cannot be delivered twice or late, and a call is refused by its own rules. */
export function faultsOf({ kind }: Point): readonly ProcessFault[] {
  return [
    ...commonFaults,
    ...(kind === 'call' ? (['twice', 'late'] as const) : (['refused'] as const)),
  ];
}

/** A message from the harness to the fault injector in a service. */
export type InjectorCommand =
  | {
      readonly type: 'begin';
      readonly armed?: { readonly point: Point; readonly fault: ProcessFault };
    }
  /** Delivers what is late; the injector replies with `delivered`. */
  | { readonly type: 'deliver' };

/** A message from the fault injector to the harness. */
export type InjectorEvent =
  | { readonly type: 'begun' }
  | { readonly type: 'passed'; readonly point: Point }
  | { readonly type: 'triggered' }
  | { readonly type: 'delivered' };
