import type { DatabaseSync } from 'node:sqlite';
import type { Row } from '@quartet/postgres';
import type { Invariant } from './invariant.ts';
import { invariants } from './invariants.ts';

export interface Finding {
  readonly invariant: Invariant;
  /** What breaks it. */
  readonly rows: readonly Row[];
}

/** One finding for each invariant, in their order; its rows are empty where it holds. */
export function check(books: DatabaseSync): readonly Finding[] {
  return invariants.map((invariant) => {
    return { invariant, rows: books.prepare(invariant.query).all() };
  });
}
