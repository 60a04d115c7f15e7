import type { Probe } from './probe.ts';

/** How requests fared while the database was away and when it was back; times in milliseconds. */
export interface Absence {
  readonly requests: number;
  readonly unanswered: number;
  /** Of those that began while it was away. */
  readonly slowest: number;
  /** Of those that were under way when it went. */
  readonly slowestBefore: number;
  /** Failures that are not a 503 with Retry-After, as "kind status". */
  readonly improper: readonly string[];
  /** From the return of the database to the first success of the kind that took longest. */
  readonly recovery: number;
}

export interface Span {
  /** When the database went, and when it was back. */
  readonly from: number;
  readonly back: number;
}

/** An order that was placed by then waits for its end, 5 s at most, and for a last look of 1 s. */
const limits = { answer: 3_000, answerBefore: 6_000, recovery: 2_000 };

/** Looks at what was under way while the database was away, and at what came after. */
export function absenceOf(probes: readonly Probe[], { from, back }: Span): Absence {
  const during = probes.filter(({ begun, ended }) => ended >= from && begun <= back);
  const improper = during.filter(({ status = 0, retryAfter }) => {
    return status >= 500 && !(status === 503 && retryAfter);
  });
  const kinds = [...new Set(probes.map(({ kind }) => kind))];
  return {
    requests: during.length,
    unanswered: during.filter(({ status }) => status === undefined).length,
    slowest: slowest(during.filter(({ begun }) => begun >= from)),
    slowestBefore: slowest(during.filter(({ begun }) => begun < from)),
    improper: [...new Set(improper.map(({ kind, status }) => `${kind} ${status}`))],
    recovery: Math.max(...kinds.map((kind) => firstSuccess(probes, kind, back) - back)),
  };
}

export function isBearable(absence: Absence): boolean {
  const { unanswered, improper, recovery } = absence;
  const isTimely = absence.slowest <= limits.answer && absence.slowestBefore <= limits.answerBefore;
  return unanswered === 0 && improper.length === 0 && isTimely && recovery <= limits.recovery;
}

function slowest(probes: readonly Probe[]): number {
  return Math.max(0, ...probes.map(({ begun, ended }) => ended - begun));
}

/** Infinity when there is none. */
function firstSuccess(probes: readonly Probe[], wanted: string, back: number): number {
  const good = probes.filter(({ kind, status = 0, ended }) => {
    return kind === wanted && status >= 200 && status < 300 && ended >= back;
  });
  return Math.min(Infinity, ...good.map(({ ended }) => ended));
}
