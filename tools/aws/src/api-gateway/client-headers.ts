import type { Exchange } from './exchange.ts';

/** Of one connection only, and what a gateway says itself of the way that a request came. */
const withheld: ReadonlySet<string> = new Set([
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
export function copyHeaders({ headers, req }: Exchange): void {
  const sent = req.headers;
  for (const name in sent) {
    const value = sent[name];
    if (value !== undefined && !withheld.has(name)) headers[name] = value;
  }
  const { connection } = sent;
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return;
  for (const named of connection.toLowerCase().split(',')) dropNamed(headers, named.trim());
}

/** What a request is made of is not Connection's to take away. */
function dropNamed(headers: Exchange['headers'], name: string): void {
  if (name !== 'host' && name !== 'content-length') delete headers[name];
}
