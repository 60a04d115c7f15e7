import { randomUUID } from 'node:crypto';
import type { FaultPoint } from '@quartet/faults';
import type { Fault, Twist } from '../twist.ts';
import type { Mortal } from './mortal.ts';

/** All that one request or one sweep sets off, in whichever service, and what shall happen to it on its way. */
export interface Activity {
  readonly id: string;
  readonly twist: Twist | undefined;
  /** It has come as far as a statement or a call. */
  arrived: boolean;
  /** Places that it has passed where its twist could have happened. */
  passed: number;
  struck: boolean;
  /** Statements and calls that it waits for. */
  inside: number;
  /** Drives of orders that it has begun. */
  driving: number;
  /** Its answer is there, or none will come. */
  over: boolean;
  paused: boolean;
}

/** Where a line of code runs: in which task of orders, for which activity. */
export interface Scene {
  readonly mortal?: Mortal | undefined;
  readonly activity?: Activity | undefined;
}

export function newActivity(twist: Twist | undefined): Activity {
  const counts = { passed: 0, inside: 0, driving: 0 };
  const marks = { arrived: false, struck: false, over: false, paused: false };
  return { id: randomUUID(), twist, ...counts, ...marks };
}

/** The twist happens once, at the place that it counts to among those where it can. */
export function faultAt({ kind }: FaultPoint, { mortal, activity }: Scene): Fault | undefined {
  if (activity?.twist === undefined || activity.struck) return undefined;
  const { fault, at } = activity.twist;
  const possible: Readonly<Record<Fault, boolean>> = {
    crash: mortal !== undefined,
    'crash after': mortal !== undefined,
    pause: mortal !== undefined,
    'pause after': mortal !== undefined,
    error: true,
    lost: true,
    twice: kind === 'call',
    late: kind === 'call',
  };
  if (!possible[fault]) return undefined;
  activity.passed += 1;
  if (activity.passed < at) return undefined;
  activity.struck = true;
  return fault;
}
