import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';

interface Started {
  readonly request: IncomingMessage & { readonly route?: { readonly path: string } };
  readonly response: ServerResponse;
}

const traceparents = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;

/**
 * Makes a span of each request that this process serves, below the span of its caller. The header is
 * written anew with the id of the span, so that log lines, and calls to others, belong to it by themselves.
 */
export function traceRequests(tracer: Tracer): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Started;
    if (request.url?.startsWith('/health/')) return;
    const span = tracer.startSpan('request', { kind: SpanKind.SERVER }, parentOf(request));
    const { traceId, spanId, traceFlags } = span.spanContext();
    const flags = traceFlags.toString(16).padStart(2, '0');
    request.headers['traceparent'] = `00-${traceId}-${spanId}-${flags}`;
    if (span.isRecording()) response.once('close', () => end(span, request, response));
  });
}

function parentOf({ headers }: IncomingMessage): Context {
  const [, traceId, spanId, flags] = traceparents.exec(String(headers['traceparent'])) ?? [];
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags ?? '0', 16) & 1;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

function end(span: Span, { method, route }: Started['request'], response: ServerResponse): void {
  const path = route?.path ?? 'none';
  span.updateName(`${method} ${path}`);
  span.setAttributes({
    'http.request.method': method ?? '',
    'http.route': path,
    'http.response.status_code': response.statusCode,
  });
  if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
