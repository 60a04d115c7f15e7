import type { OtlpSpan, OtlpTraces } from '../views/otlp.ts';
import type { TreeSpan } from '../views/trace.ts';

/** The spans of the latest traces, when the run is traced. */
export interface CollectedSpans {
  collect(traces: OtlpTraces): void;
  /** Each span below its parent; empty for a trace that is not known. */
  tree(traceId: string): readonly TreeSpan[];
}

interface Collected extends OtlpSpan {
  readonly service: string;
}

const maxTraces = 1_000;
const maxSpansOfTrace = 1_000;
const error = 2;

export function createCollectedSpans(): CollectedSpans {
  const traces = new Map<string, Collected[]>();

  const add = (span: Collected): void => {
    const spans = traces.get(span.traceId) ?? [];
    if (spans.length < maxSpansOfTrace) spans.push(span);
    traces.set(span.traceId, spans);
    const [oldest] = traces.keys();
    if (traces.size > maxTraces && oldest !== undefined) traces.delete(oldest);
  };
  return {
    collect: ({ resourceSpans }) => {
      for (const { resource, scopeSpans } of resourceSpans) {
        const name = resource.attributes.find(({ key }) => key === 'service.name');
        const service = name?.value.stringValue ?? '';
        for (const span of scopeSpans.flatMap(({ spans }) => spans)) add({ ...span, service });
      }
    },
    tree: (traceId) => treeOf(traces.get(traceId) ?? []),
  };
}

function treeOf(spans: readonly Collected[]): readonly TreeSpan[] {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const sorted = spans.toSorted((one, other) => Number(startOf(one) - startOf(other)));
  const children = Map.groupBy(sorted, ({ parentSpanId }) =>
    ids.has(parentSpanId) ? parentSpanId : '',
  );
  const first = sorted[0] ? startOf(sorted[0]) : 0n;
  const below = (parent: string, depth: number): readonly TreeSpan[] =>
    (children.get(parent) ?? []).flatMap((span) => [
      viewOf(span, { first, depth }),
      ...below(span.spanId, depth + 1),
    ]);
  return below('', 0);
}

function viewOf(span: Collected, { first, depth }: { first: bigint; depth: number }): TreeSpan {
  const { spanId, parentSpanId, service, name, attributes, status } = span;
  const code = attributes.find(({ key }) => key === 'http.response.status_code')?.value.intValue;
  return {
    ...{ spanId, parentSpanId, service, name, depth },
    offset: milliseconds(startOf(span) - first),
    ms: milliseconds(BigInt(span.endTimeUnixNano) - startOf(span)),
    status: code === undefined ? undefined : Number(code),
    isFailed: status.code === error,
  };
}

/** Nanoseconds since 1970. */
function startOf({ startTimeUnixNano }: OtlpSpan): bigint {
  return BigInt(startTimeUnixNano);
}

function milliseconds(nanoseconds: bigint): number {
  return Number(nanoseconds) / 1e6;
}
