import { randomUUID } from 'node:crypto';
import type { RequestContext } from './request-context.ts';

const traceRoot = /(?:^|;)\s*Root=/i;

/** Sets Forwarded and Via, as an HTTP API does. */
export function setForwardedAndVia({ headers, sourceIp, req }: RequestContext): void {
  const host = req.headers.host ?? '';
  headers.forwarded = `for=${toForwardedAddress(sourceIp)};host=${host};proto=http`;
  headers.via = 'HTTP/1.1 AmazonAPIGateway';
}

/** Sets X-Forwarded-* and the trace id, as both kinds of API do. */
export function setForwardedHeaders(context: RequestContext): void {
  const { headers, sourceIp, req } = context;
  headers['x-forwarded-for'] = sourceIp;
  headers['x-forwarded-port'] = String(req.socket.localPort ?? '');
  headers['x-forwarded-proto'] = 'http';
  const trace = headers['x-amzn-trace-id'];
  if (typeof trace !== 'string' || !traceRoot.test(trace)) {
    headers['x-amzn-trace-id'] = `Root=${traceId(context)}`;
  }
}

/** Made of a UUID, of which Node draws the bytes of many at once. */
function traceId({ record }: RequestContext): string {
  const hex = randomUUID().replaceAll('-', '');
  return `1-${Math.floor(record.at / 1_000).toString(16)}-${hex.slice(8)}`;
}

function toForwardedAddress(sourceIp: string): string {
  return sourceIp.includes(':') ? `"[${sourceIp}]"` : sourceIp;
}
