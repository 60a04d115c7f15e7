import type { Finding } from '@quartet/invariants';

/** The state of all orders at the end of a drill. */
export interface Evidence {
  /** Orders that the database had before, and lost. */
  readonly lost: ReadonlySet<string>;
  /** Orders that it has at the end. */
  readonly present: ReadonlySet<string>;
  /** Orders for which stock or money is held or taken. */
  readonly withEffect: ReadonlySet<string>;
  /** Orders that wait for a person, each with the kinds of its reviews. */
  readonly inReview: ReadonlyMap<string, string>;
  /** Payments of orders that are explained, which invariants name too. */
  readonly payments: (orders: ReadonlySet<string>) => Promise<ReadonlySet<string>>;
  readonly findings: readonly Finding[];
  /** Orders that a client was told of, and which nobody has. */
  readonly missing: readonly string[];
}

export interface Verdict {
  readonly lost: number;
  readonly broughtBack: number;
  /** Lost before anything was held or taken for them. */
  readonly withoutEffect: readonly string[];
  readonly inReview: ReadonlyMap<string, string>;
  /** A line for each trace of an order that nobody can explain. */
  readonly unexplained: readonly string[];
}

/** Explains what a restore has left behind; each row of an invariant needs an order that was lost, or waits for a person. */
export async function judge(evidence: Evidence): Promise<Verdict> {
  const { lost, present, withEffect, inReview, findings, missing } = evidence;
  const gone = [...lost].filter((id) => !present.has(id));
  const withoutEffect = gone.filter((id) => !withEffect.has(id) && !inReview.has(id));
  const explained = new Set([...withoutEffect, ...inReview.keys()]);
  const names = new Set([...explained, ...(await evidence.payments(explained))]);
  const isExplained = (row: Finding['rows'][number]) =>
    Object.values(row).some((value) => names.has(String(value)));
  return {
    lost: lost.size,
    broughtBack: lost.size - gone.length,
    withoutEffect,
    inReview,
    unexplained: [
      ...gone
        .filter((id) => !explained.has(id))
        .map((id) => `order ${id} was lost, and holds stock or money`),
      ...missing
        .filter((id) => !explained.has(id))
        .map((id) => `order ${id} was confirmed to a client, and nobody has it`),
      ...findings.flatMap(({ invariant, rows }) =>
        rows
          .filter((row) => !isExplained(row))
          .map((row) => `invariant ${invariant.number}, ${invariant.name}: ${JSON.stringify(row)}`),
      ),
    ],
  };
}
