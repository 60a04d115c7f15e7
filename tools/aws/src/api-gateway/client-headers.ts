import { hopByHop, namedByConnection } from '../http/hop-by-hop.ts';
import type { RequestContext } from './request-context.ts';

/** Headers of a single connection, and those that the gateway sets itself. */
const droppedHeaders: ReadonlySet<string> = new Set([
  ...hopByHop,
  'proxy-authorization',
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
  for (const name of namedByConnection(received.connection) ?? []) delete headers[name];
}
