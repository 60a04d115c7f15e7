import { type Context, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';

const pattern = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;

/** The context of the caller's span, or that of a new trace. */
export function contextOf(traceparent: unknown): Context {
  const [, traceId, spanId, flags] = pattern.exec(String(traceparent)) ?? [];
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags ?? '0', 16) & 1;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/** https://www.w3.org/TR/trace-context/#traceparent-header */
export function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
