import fc from 'fast-check';

/**
 * What may happen once on the way of a request or a sweep. crash: the task of orders dies, before what it was
 * about to do or after it, with the answer unseen. pause: it stands still there until it is told to go on.
 * error: nothing happens. lost: it happens, the answer does not come. twice: it is delivered two times.
 * late: it is delivered when others have moved on.
 */
export type Fault =
  'crash' | 'crash after' | 'pause' | 'pause after' | 'error' | 'lost' | 'twice' | 'late';

export interface Twist {
  readonly fault: Fault;
  /** Which of the places where it can happen, from 1. */
  readonly at: number;
}

/** How many places of the kind an order passes, more or less. */
const places: Readonly<Record<Fault, number>> = {
  crash: 10,
  'crash after': 10,
  pause: 10,
  'pause after': 10,
  error: 30,
  lost: 30,
  twice: 6,
  late: 6,
};

/** Those that need a second step to do harm are tried more often. */
const patient: readonly Fault[] = ['pause', 'pause after', 'twice', 'late'];

const twists = (Object.keys(places) as Fault[]).map((fault) => ({
  weight: patient.includes(fault) ? 2 : 1,
  arbitrary: fc.record({
    fault: fc.constant(fault),
    at: fc.integer({ min: 1, max: places[fault] }),
  }),
}));

/** Half of all things go well. */
export const twist: fc.Arbitrary<Twist | undefined> = fc.option(fc.oneof(...twists), {
  nil: undefined,
  freq: 2,
});

/** Two who drive the same order need the second to stand still as well, soon after it has claimed it. */
export const takeoverTwist: fc.Arbitrary<Twist | undefined> = fc.oneof(
  twist,
  fc.record({
    fault: fc.constantFrom('pause' as const, 'pause after' as const),
    at: fc.integer({ min: 3, max: 6 }),
  }),
);
