import fc from 'fast-check';

/**
 * A fault of a request or a sweep. crash: the task of orders crashes before or after the call, whose response is
 * lost. pause: it is paused there until it is resumed. error: the call fails without an effect. lost: it takes
 * effect, and the response is lost. twice: it is delivered twice. late: it is delivered later.
 */
export type Fault =
  'crash' | 'crash after' | 'pause' | 'pause after' | 'error' | 'lost' | 'twice' | 'late';

export interface InjectedFault {
  readonly fault: Fault;
  /** The number of the possible fault point, from 1. */
  readonly at: number;
}

/** The approximate number of fault points that an order passes, by kind of fault. */
const pointCounts: Readonly<Record<Fault, number>> = {
  crash: 10,
  'crash after': 10,
  pause: 10,
  'pause after': 10,
  error: 30,
  lost: 30,
  twice: 6,
  late: 6,
};

/** Faults that need a second step to cause harm are more frequent. */
const patient: readonly Fault[] = ['pause', 'pause after', 'twice', 'late'];

const weightedFaults = (Object.keys(pointCounts) as Fault[]).map((fault) => ({
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
    fault: fc.constantFrom('pause' as const, 'pause after' as const),
    at: fc.integer({ min: 3, max: 6 }),
  }),
);
