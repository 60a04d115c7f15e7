import type { Exchange } from './exchange.ts';

const traceRoot = /(?:^|;)\s*Root=/i;

/** What an HTTP API says of the way that a request came. */
export function sayForwarded({ headers, address, req }: Exchange): void {
  const host = req.headers.host ?? '';
  headers.forwarded = `for=${bracketed(address)};host=${host};proto=http`;
  headers.via = 'HTTP/1.1 AmazonAPIGateway';
}

/** What both kinds of API say of it. */
export function sayWay(exchange: Exchange): void {
  const { headers, address, req } = exchange;
  headers['x-forwarded-for'] = address;
  headers['x-forwarded-port'] = String(req.socket.localPort ?? '');
  headers['x-forwarded-proto'] = 'http';
  const trace = headers['x-amzn-trace-id'];
  if (typeof trace !== 'string' || !traceRoot.test(trace)) {
    headers['x-amzn-trace-id'] = `Root=${traceId(exchange)}`;
  }
}

/** Made of the request's own random id: to draw more costs more. */
function traceId({ requestId, seen }: Exchange): string {
  const hex = requestId.replaceAll('-', '');
  return `1-${Math.floor(seen.at / 1_000).toString(16)}-${hex.slice(8)}`;
}

function bracketed(address: string): string {
  return address.includes(':') ? `"[${address}]"` : address;
}
