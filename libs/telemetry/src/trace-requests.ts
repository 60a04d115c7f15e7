import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Span, SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import { contextOf, traceparentOf } from './traceparent.ts';

type TracedRequest = IncomingMessage & { readonly route?: { readonly path: string } };

interface Started {
  readonly request: TracedRequest;
  readonly response: ServerResponse;
}

export interface TraceRequestsOptions {
  /**
   * The route of a request, with no id in it: it is part of the span's name.
   * @default - that of Express
   */
  readonly routeOf?: (request: IncomingMessage) => string;
  /**
   * True for a request that is not traced.
   * @default - health checks
   */
  readonly isIgnored?: (request: IncomingMessage) => boolean;
}

/**
 * Makes a span of each request that this process serves, below the span of its caller. The header is
 * written anew with the id of the span, so that log lines, and calls to others, belong to it by themselves.
 */
export function traceRequests(
  tracer: Tracer,
  { routeOf = routeOfExpress, isIgnored = isHealthCheck }: TraceRequestsOptions = {},
): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Started;
    if (isIgnored(request)) return;
    const parent = contextOf(request.headers['traceparent']);
    const span = tracer.startSpan('request', { kind: SpanKind.SERVER }, parent);
    request.headers['traceparent'] = traceparentOf(span);
    if (span.isRecording()) {
      response.once('close', () => end(span, { request, response }, routeOf(request)));
    }
  });
}

function isHealthCheck({ url }: IncomingMessage): boolean {
  return url?.startsWith('/health/') ?? false;
}

function routeOfExpress({ route }: TracedRequest): string {
  return route?.path ?? 'none';
}

function end(span: Span, { request, response }: Started, route: string): void {
  const { method, url } = request;
  span.updateName(`${method} ${route}`);
  span.setAttributes({
    'http.request.method': method ?? '',
    'url.path': url?.split('?')[0] ?? '',
    'http.route': route,
    'http.response.status_code': response.statusCode,
  });
  if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
