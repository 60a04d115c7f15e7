import type { Probe } from './probe.ts';

/** A summary of the requests during an outage and after it; times in milliseconds. */
export interface OutageReport {
  readonly requests: number;
  readonly unanswered: number;
  /** The longest duration of a request that was in progress during the outage. */
  readonly slowest: number;
  /** Failures other than a 503 with Retry-After, as "kind status". */
  readonly unexpected: readonly string[];
  /** The time from the end of the outage until every kind of request has succeeded once. */
  readonly recovery: number;
}

interface OutageWindow {
  readonly start: number;
  readonly end: number;
}

const limits = { answer: 3_000, recovery: 2_000 };

/** Summarizes the requests during an outage and after it. */
export function outageReport(probes: readonly Probe[], { start, end }: OutageWindow): OutageReport {
  const during = probes.filter(({ begun, ended }) => ended >= start && begun <= end);
  const unexpected = during.filter(({ status = 0, retryAfter }) => {
    return status >= 500 && !(status === 503 && retryAfter);
  });
  const kinds = [...new Set(probes.map(({ kind }) => kind))];
  return {
    requests: during.length,
    unanswered: during.filter(({ status }) => status === undefined).length,
    slowest: Math.max(0, ...during.map(({ begun, ended }) => ended - begun)),
    unexpected: [...new Set(unexpected.map(({ kind, status }) => `${kind} ${status}`))],
    recovery: Math.max(...kinds.map((kind) => firstSuccess(probes, kind, end) - end)),
  };
}

export function meetsLimits({ unanswered, unexpected, slowest, recovery }: OutageReport): boolean {
  const isProper = unanswered === 0 && unexpected.length === 0;
  return isProper && slowest <= limits.answer && recovery <= limits.recovery;
}

/** The time of the first success; Infinity when there is none. */
function firstSuccess(probes: readonly Probe[], probeKind: string, back: number): number {
  const good = probes.filter(({ kind, status = 0, ended }) => {
    return kind === probeKind && status >= 200 && status < 300 && ended >= back;
  });
  return Math.min(Infinity, ...good.map(({ ended }) => ended));
}
