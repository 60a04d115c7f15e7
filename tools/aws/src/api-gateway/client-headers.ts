import type { RequestContext } from './request-context.ts';

/** Headers of a single connection, and those that the gateway sets itself. */
const droppedHeaders: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
]);

/** Hands on what the client sent, but for what concerns its connection or would speak for the gateway. */
export function copyHeaders({ headers, req }: RequestContext): void {
  const received = req.headers;
  for (const name in received) {
    const value = received[name];
    if (value !== undefined && !droppedHeaders.has(name)) headers[name] = value;
  }
  const { connection } = received;
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return;
  for (const name of connection.toLowerCase().split(',')) dropHeader(headers, name.trim());
}

/** Connection cannot remove the headers that describe the request. */
function dropHeader(headers: RequestContext['headers'], name: string): void {
  if (name !== 'host' && name !== 'content-length') delete headers[name];
}
