import { randomUUID } from 'node:crypto';
import type { FaultPoint } from '@quartet/faults';
import type { ActivityFault, InjectedFault } from '../injected-fault.ts';
import type { Crashable } from './crashable.ts';

/** Everything that one request or sweep causes in any service, with the fault to inject. */
export interface Activity {
  readonly id: string;
  readonly fault: InjectedFault | undefined;
  /** True once it has reached a fault point. */
  arrived: boolean;
  /** The number of passed points at which the fault was possible. */
  passedPoints: number;
  triggered: boolean;
  /** The number of pending statements and calls. */
  pendingCalls: number;
  /** The number of sagas that it runs. */
  activeSagas: number;
  /** True when it has its response, or will get none. */
  done: boolean;
  paused: boolean;
}

/** The task and the activity that code runs for. */
export interface ExecutionContext {
  readonly task?: Crashable | undefined;
  readonly activity?: Activity | undefined;
}

export function newActivity(fault: InjectedFault | undefined): Activity {
  const counts = { passedPoints: 0, pendingCalls: 0, activeSagas: 0 };
  const marks = { arrived: false, triggered: false, done: false, paused: false };
  return { id: randomUUID(), fault, ...counts, ...marks };
}

/** The fault to inject at a point: each activity's fault is injected once, at the n-th possible point. */
export function faultAt(
  { kind }: FaultPoint,
  { task, activity }: ExecutionContext,
): ActivityFault | undefined {
  if (activity?.fault === undefined || activity.triggered) return undefined;
  const { fault, at } = activity.fault;
  const possible: Readonly<Record<ActivityFault, boolean>> = {
    killed: task !== undefined,
    killed_after: task !== undefined,
    paused: task !== undefined,
    paused_after: task !== undefined,
    reset: true,
    lost: true,
    twice: kind === 'call',
    late: kind === 'call',
  };
  if (!possible[fault]) return undefined;
  activity.passedPoints += 1;
  if (activity.passedPoints < at) return undefined;
  activity.triggered = true;
  return fault;
}
