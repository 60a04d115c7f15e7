import type { DatabaseSync } from 'node:sqlite';
import type { Row } from '@quartet/postgres';
import type { Invariant } from './invariant.ts';
import { invariants } from './invariants.ts';

export interface Finding {
  readonly invariant: Invariant;
  /** The rows that violate it. */
  readonly rows: readonly Row[];
}

/** Checks all invariants, in their order; a finding without rows means that the invariant holds. */
export function check(snapshot: DatabaseSync): readonly Finding[] {
  return invariants.map((invariant) => {
    return { invariant, rows: snapshot.prepare(invariant.query).all() };
  });
}
