import type { Fault } from '@quartet/faults';
import fc from 'fast-check';

/** A fault of a request or a sweep; what is killed or paused is the task of orders. */
export type ActivityFault = Extract<
  Fault,
  'killed' | 'killed_after' | 'paused' | 'paused_after' | 'reset' | 'lost' | 'twice' | 'late'
>;

export interface InjectedFault {
  readonly fault: ActivityFault;
  /** The number of the possible fault point, from 1. */
  readonly at: number;
}

/** The approximate number of fault points that an order passes, by kind of fault. */
const pointCounts: Readonly<Record<ActivityFault, number>> = {
  killed: 10,
  killed_after: 10,
  paused: 10,
  paused_after: 10,
  reset: 30,
  lost: 30,
  twice: 6,
  late: 6,
};

/** Faults that need a second step to cause harm are more frequent. */
const patient: readonly ActivityFault[] = ['paused', 'paused_after', 'twice', 'late'];

const weightedFaults = (Object.keys(pointCounts) as ActivityFault[]).map((fault) => ({
  weight: patient.includes(fault) ? 2 : 1,
  arbitrary: fc.record({
    fault: fc.constant(fault),
    at: fc.integer({ min: 1, max: pointCounts[fault] }),
  }),
}));

/** A fault, or none in half of all cases. */
export const injectedFault: fc.Arbitrary<InjectedFault | undefined> = fc.option(
  fc.oneof(...weightedFaults),
  {
    nil: undefined,
    freq: 2,
  },
);

/** A fault of a takeover: often a pause soon after the claim, so that two tasks run the same order. */
export const takeoverFault: fc.Arbitrary<InjectedFault | undefined> = fc.oneof(
  injectedFault,
  fc.record({
    fault: fc.constantFrom('paused' as const, 'paused_after' as const),
    at: fc.integer({ min: 3, max: 6 }),
  }),
);
