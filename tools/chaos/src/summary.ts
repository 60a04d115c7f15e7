import { table } from '@quartet/bench/table';
import type { Counts } from './counts.ts';

/** The result of one seed. */
export interface Outcome extends Counts {
  readonly seed: number;
  readonly orders: number;
  /** Orders whose id was returned with a 2xx. */
  readonly acknowledged: number;
  readonly lost: number;
  /** Customers without a definite response. */
  readonly unanswered: number;
  /** Other violations in the history. */
  readonly violations: number;
  readonly broken: number;
  readonly discrepancies: number;
  readonly faults: number;
  /** Milliseconds from the kill of a task to the takeover of the last of its orders, while faults go on. */
  readonly takeover: number | undefined;
  /** The same for the last kill, after which there are no more faults. */
  readonly lastTakeover: number | undefined;
  /** Milliseconds after the last fault in which 99 % of the orders came to rest. */
  readonly rest: number | undefined;
  /** Milliseconds from the last fault until everything was idle. */
  readonly settled: number;
}

const head = [
  'seed',
  'orders',
  'acknowledged',
  'faults',
  'lost',
  'charged twice',
  'oversold',
  'stuck',
  'unanswered',
  'history violations',
  'invariants broken',
  'discrepancies',
  'slowest takeover',
  'last takeover',
  'orders at rest after (p99)',
  'idle after',
];

/** Milliseconds. A takeover waits for a lease of 6 s and the sweep that finds that it has expired. */
export const limits = { takeover: 8_000, rest: 10_000 };

/** True when nothing was lost, duplicated or left half done, however long it took. */
export function isClean(outcome: Outcome): boolean {
  const { lost, chargedTwice, oversold, stuck, unanswered, violations, broken } = outcome;
  const wrong = lost + chargedTwice + oversold + stuck + unanswered + violations + broken;
  return wrong + outcome.discrepancies === 0;
}

export function isGood(outcome: Outcome): boolean {
  const { lastTakeover = 0, rest = 0 } = outcome;
  return isClean(outcome) && lastTakeover <= limits.takeover && rest <= limits.rest;
}

export function summary(outcomes: readonly Outcome[]): string {
  return table(head, outcomes.map(cellsOf));
}

function cellsOf(outcome: Outcome): readonly string[] {
  const { seed, orders, acknowledged, faults: hits, lost, chargedTwice, oversold } = outcome;
  const {
    stuck,
    unanswered,
    violations,
    broken,
    discrepancies,
    takeover,
    lastTakeover: undisturbed,
    rest,
    settled,
  } = outcome;
  const counts = [seed, orders, acknowledged, hits, lost, chargedTwice, oversold, stuck];
  return [
    ...[...counts, unanswered, violations, broken, discrepancies].map(String),
    ...[takeover, undisturbed, rest, settled].map(seconds),
  ];
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? '–' : `${(ms / 1_000).toFixed(1)} s`;
}
