import type { Seen } from '../edge/passing.ts';
import { endOf } from './figures.ts';
import type { LogLine } from './views/log-line.ts';
import type { Span, Trace } from './views/trace.ts';

/** Milliseconds: requests begin at a whole one. */
const clock = 1;

/** Joins what the edge saw of one request id with what the tasks wrote about it. */
export function traceOf(
  requestId: string,
  seen: readonly Seen[],
  lines: readonly LogLine[],
): Trace {
  const began = Math.min(...seen.map(({ at }) => at));
  const spans: Span[] = [];
  for (const each of seen.toSorted(outerFirst)) {
    const depth = spans.filter((span) => endOf(span) + clock >= endOf(each)).length;
    spans.push({ ...each, offset: each.at - began, depth });
  }
  return { requestId, spans, lines, orders: ordersOf(lines) };
}

function outerFirst(one: Seen, other: Seen): number {
  return one.at - other.at || endOf(other) - endOf(one);
}

function ordersOf(lines: readonly LogLine[]): readonly string[] {
  const fields = lines.flatMap((line) => line.fields);
  return [...new Set(fields.flatMap(([name, value]) => (name === 'orderId' ? [value] : [])))];
}
