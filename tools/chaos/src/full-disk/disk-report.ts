import type { OutageReport } from '../outage-report.ts';
import type { Probe } from '../probe.ts';

export interface DiskReport extends OutageReport {
  /** The volume. */
  readonly name: string;
  /** Requests that only read, and failed while the disk was full. */
  readonly failedReads: number;
  /** The processes that were restarted, but for a server whose own disk was full. */
  readonly exits: readonly string[];
  /** A line for everything that should not be. */
  readonly notes: readonly string[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const reads = /^(?:read|list) /;

/** Milliseconds until all kinds of requests succeed again. What waits for the provider may retry after a pause. */
const recoveryLimit = 20_000;

/** A full disk of PostgreSQL may end the server, which recovers by itself; nothing else may exit. */
export function diskReport(
  name: string,
  outage: OutageReport,
  {
    probes,
    exits,
    start,
    end,
  }: Span & {
    readonly probes: readonly Probe[];
    readonly exits: readonly string[];
  },
): DiskReport {
  const during = probes.filter((each) => each.begun >= start && each.ended <= end);
  const failed = during.filter(({ kind, status = 0 }) => reads.test(kind) && status >= 400);
  const others = exits.filter((each) => each !== name);
  return {
    ...{ ...outage, name, failedReads: failed.length, exits: others },
    notes: [...outage.unexpected, ...others.map((each) => `${each} exited and was restarted`)],
  };
}

export function meetsLimits(report: DiskReport): boolean {
  const { failedReads, unanswered, unexpected, exits, recovery } = report;
  return (
    failedReads + unanswered + unexpected.length + exits.length === 0 && recovery <= recoveryLimit
  );
}
