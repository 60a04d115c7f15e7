import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import { contextOf, traceparentOf } from './traceparent.ts';

/** Work that is no request, such as the invocation of a function. */
export interface TracedSpan {
  /** The parent of what the work calls. */
  readonly traceparent: string;
  /** @param error why the work failed, if it did */
  end(error?: unknown): void;
}

/** @param parent a traceparent */
export function startSpan(tracer: Tracer, name: string, parent: string): TracedSpan {
  const span = tracer.startSpan(name, { kind: SpanKind.CONSUMER }, contextOf(parent));
  return {
    traceparent: traceparentOf(span),
    end: (error) => {
      if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}
