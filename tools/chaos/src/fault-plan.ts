import type { Fault } from '@quartet/faults';
import { type Arbitrary, constant, integer, oneof, record, sample } from 'fast-check';
import type { SharedFaultKind } from './shared-faults/shared-fault.ts';

/** A fault of one process, or of what all processes share. */
export interface PlannedFault {
  readonly kind: Extract<Fault, 'killed' | 'paused'> | 'database_killed' | SharedFaultKind;
  /** The target among the running processes, as a share from 0 up to 1; the database is one by itself. */
  readonly share: number;
  /** Length of a fault that is over by itself, in milliseconds. */
  readonly lasts: number;
}

const maxFaults = 5_000;

/** Resolution of a share. A double of fast-check would be far more often near 0 than near 1. */
const parts = 1_000_000;

const weighted = (weight: number, kind: PlannedFault['kind']) => ({
  weight,
  arbitrary: constant(kind),
});

const kinds: Arbitrary<PlannedFault['kind']> = oneof(
  weighted(34, 'killed'),
  weighted(4, 'paused'),
  weighted(2, 'database_killed'),
  weighted(1, 'bus_slow'),
  weighted(1, 'disk_full'),
  weighted(1, 'cpu_starved'),
);

/** More faults than a run has seconds; the same seed gives the same ones. */
export function planFaults(seed: number): readonly PlannedFault[] {
  const faults = record({
    kind: kinds,
    share: integer({ min: 0, max: parts - 1 }).map((part) => part / parts),
    lasts: integer({ min: 3_000, max: 20_000 }),
  });
  return sample(faults, { seed, numRuns: maxFaults, unbiased: true });
}
