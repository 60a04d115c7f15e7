import { type Arbitrary, constant, integer, oneof, record, sample } from 'fast-check';

/** What happens to one process. */
export interface PlannedFault {
  readonly kind: 'kill' | 'freeze' | 'crash';
  /** Which of those that run at that moment, from 0 up to 1; a crash is the database's. */
  readonly share: number;
  /** Milliseconds that a freeze lasts. */
  readonly lasts: number;
}

const maxFaults = 5_000;

/** Fine enough; a double of fast-check is far more often near 0 than near 1. */
const parts = 1_000_000;

const kinds: Arbitrary<PlannedFault['kind']> = oneof(
  { weight: 17, arbitrary: constant('kill' as const) },
  { weight: 2, arbitrary: constant('freeze' as const) },
  { weight: 1, arbitrary: constant('crash' as const) },
);

/** More hits than a storm has seconds; the same seed makes the same ones. */
export function planFaults(seed: number): readonly PlannedFault[] {
  const hits = record({
    kind: kinds,
    share: integer({ min: 0, max: parts - 1 }).map((part) => part / parts),
    lasts: integer({ min: 3_000, max: 20_000 }),
  });
  return sample(hits, { seed, numRuns: maxFaults, unbiased: true });
}
