import { json } from 'node:stream/consumers';
import type { OtlpSpan, OtlpTraces } from '@quartet/console/views/otlp';
import { listen } from '@quartet/testing';

/** A receiver of OTLP/HTTP, as Jaeger is one. */
export interface OtlpSink {
  readonly url: string;
  /** The trace in which an order was placed, each span by its ancestors: `edge POST /api/orders > orders …`. */
  traceOf(
    orderId: string,
  ): Promise<{ readonly traceId: string; readonly paths: readonly string[] }>;
  close(): Promise<void>;
}

interface Received extends OtlpSpan {
  readonly service: string | undefined;
}

export async function openOtlpSink(): Promise<OtlpSink> {
  const spans: Received[] = [];
  const { url, close } = await listen(async (req, res) => {
    const { resourceSpans } = (await json(req)) as OtlpTraces;
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value;
      const all = scopeSpans.flatMap((each) => each.spans);
      spans.push(...all.map((span) => ({ ...span, service: service?.stringValue })));
    }
    res.end('{}');
  });
  return { url, close, traceOf: async (orderId) => traceOf(spans, orderId) };
}

/** Spans of the services name the order in the path of their request. */
function traceOf(spans: readonly Received[], orderId: string) {
  const traceId = spans.find((span) => pathOf(span).includes(orderId))?.traceId ?? '';
  const own = spans.filter((span) => span.traceId === traceId);
  const byId = new Map(own.map((span) => [span.spanId, span]));
  const ancestry = (span: Received): string => {
    const parent = byId.get(span.parentSpanId);
    const name = `${span.service} ${span.name}`;
    return parent ? `${ancestry(parent)} > ${name}` : name;
  };
  return { traceId, paths: own.map(ancestry) };
}

function pathOf({ attributes }: OtlpSpan): string {
  return attributes.find(({ key }) => key === 'url.path')?.value.stringValue ?? '';
}
