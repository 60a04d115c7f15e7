import { table } from '@quartet/bench/table';
import type { Counts } from './counts.ts';

/** What became of one seed. */
export interface Outcome extends Counts {
  readonly seed: number;
  readonly orders: number;
  /** Orders whose id a customer got with a 2xx. */
  readonly acknowledged: number;
  readonly lost: number;
  /** Customers without a definite answer. */
  readonly unanswered: number;
  /** Other things that customers were told and that are not so. */
  readonly violations: number;
  readonly broken: number;
  readonly faults: number;
  /** Milliseconds from the kill of a task to the takeover of the last of its orders, while others were hit too. */
  readonly takeover: number | undefined;
  /** The same of the last kill, after which nothing was hit. */
  readonly lastTakeover: number | undefined;
  /** Milliseconds from the last hit until all was settled. */
  readonly settled: number;
}

const head = [
  'seed',
  'orders',
  'acknowledged',
  'hits',
  'lost',
  'charged twice',
  'oversold',
  'stuck',
  'unanswered',
  'told wrong',
  'invariants broken',
  'slowest takeover',
  'the last one',
  'settled after',
];

/** A lease of 15 s, and the sweep that finds that it has run out. */
const limit = 20_000;

export function isGood(outcome: Outcome): boolean {
  const { lost, chargedTwice, oversold, stuck, unanswered, violations: lies, broken } = outcome;
  const wrong = lost + chargedTwice + oversold + stuck + unanswered + lies + broken;
  return wrong === 0 && (outcome.lastTakeover ?? 0) <= limit;
}

export function summary(outcomes: readonly Outcome[]): string {
  return table(head, outcomes.map(cellsOf));
}

function cellsOf(outcome: Outcome): readonly string[] {
  const { seed, orders, acknowledged, faults: hits, lost, chargedTwice, oversold } = outcome;
  const {
    stuck,
    unanswered,
    violations: lies,
    broken,
    takeover,
    lastTakeover: undisturbed,
    settled,
  } = outcome;
  const counts = [seed, orders, acknowledged, hits, lost, chargedTwice, oversold, stuck];
  return [
    ...[...counts, unanswered, lies, broken].map(String),
    ...[takeover, undisturbed, settled].map(seconds),
  ];
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? '–' : `${(ms / 1_000).toFixed(1)} s`;
}
