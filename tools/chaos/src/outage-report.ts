import type { Probe } from './probe.ts';

/** How requests fared while the database was away and when it was back; times in milliseconds. */
export interface OutageReport {
  readonly requests: number;
  readonly unanswered: number;
  /** Of all that were under way at some time while it was away, from their beginning. */
  readonly slowest: number;
  /** Failures that are not a 503 with Retry-After, as "kind status". */
  readonly unexpected: readonly string[];
  /** From the return of the database to the first success of the kind that took longest. */
  readonly recovery: number;
}

export interface OutageWindow {
  /** When the database went, and when it was back. */
  readonly start: number;
  readonly end: number;
}

const limits = { answer: 3_000, recovery: 2_000 };

/** Looks at what was under way while the database was away, and at what came after. */
export function outageReport(
  probes: readonly Probe[],
  { start: from, end: back }: OutageWindow,
): OutageReport {
  const during = probes.filter(({ begun, ended }) => ended >= from && begun <= back);
  const improper = during.filter(({ status = 0, retryAfter }) => {
    return status >= 500 && !(status === 503 && retryAfter);
  });
  const kinds = [...new Set(probes.map(({ kind }) => kind))];
  return {
    requests: during.length,
    unanswered: during.filter(({ status }) => status === undefined).length,
    slowest: Math.max(0, ...during.map(({ begun, ended }) => ended - begun)),
    unexpected: [...new Set(improper.map(({ kind, status }) => `${kind} ${status}`))],
    recovery: Math.max(...kinds.map((kind) => firstSuccess(probes, kind, back) - back)),
  };
}

export function meetsLimits({
  unanswered,
  unexpected: improper,
  slowest,
  recovery,
}: OutageReport): boolean {
  const isProper = unanswered === 0 && improper.length === 0;
  return isProper && slowest <= limits.answer && recovery <= limits.recovery;
}

/** Infinity when there is none. */
function firstSuccess(probes: readonly Probe[], probeKind: string, back: number): number {
  const good = probes.filter(({ kind, status = 0, ended }) => {
    return kind === probeKind && status >= 200 && status < 300 && ended >= back;
  });
  return Math.min(Infinity, ...good.map(({ ended }) => ended));
}
