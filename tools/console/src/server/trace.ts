import type { RequestRecord } from '@quartet/aws/http/proxied-request';
import { endOf } from './stats-accumulator.ts';
import type { LogLine } from '../views/log-line.ts';
import type { Span, Trace } from '../views/trace.ts';

/** Milliseconds: requests begin at a whole one. */
const clock = 1;

/** Joins what the edge saw of one request id with what the tasks wrote about it. */
export function traceOf(
  requestId: string,
  seen: readonly RequestRecord[],
  lines: readonly LogLine[],
): Omit<Trace, 'tree'> {
  const start = Math.min(...seen.map(({ at }) => at));
  const spans: Span[] = [];
  for (const each of seen.toSorted(outerFirst)) {
    const depth = spans.filter((span) => endOf(span) + clock >= endOf(each)).length;
    spans.push({ ...each, offset: each.at - start, depth });
  }
  const traceId = lines.find((line) => line.traceId !== undefined)?.traceId;
  return { requestId, spans, lines, traceId, orders: ordersOf(seen, lines) };
}

/** The requests that log lines about one trace name, the first one first. */
export function requestIdsOfTrace(lines: readonly LogLine[]): readonly string[] {
  const ids = lines.flatMap(
    ({ fields }) => fields.find(([name]) => name === 'requestId')?.[1] ?? [],
  );
  return [...new Set(ids)];
}

function outerFirst(one: RequestRecord, other: RequestRecord): number {
  return one.at - other.at || endOf(other) - endOf(one);
}

/** Order ids in paths: of the order itself, and of its stock reservation. */
const ofOrder = /\/(?:orders|reservations)\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/i;

function ordersOf(seen: readonly RequestRecord[], lines: readonly LogLine[]): readonly string[] {
  const inPaths = seen.map(({ path }) => ofOrder.exec(path)?.[1]);
  const inLines = lines.flatMap(({ fields }) => fields.find(([name]) => name === 'orderId')?.[1]);
  return [...new Set([...inPaths, ...inLines])].filter((id) => id !== undefined);
}
