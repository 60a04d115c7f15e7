import { randomUUID } from 'node:crypto';
import { hopByHop, namedByConnection } from '../http/hop-by-hop.ts';

const maxTraceIdLength = 7 * 1024;
const selfField = /(?:^|;)\s*Self=[^;]*/i;
const rootField = /(?:^|;)\s*Root=/i;

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The way in which a request reached the balancer. */
interface ConnectionInfo {
  readonly address: string;
  /** Port of the listener, in the template. */
  readonly port: number;
  readonly dropsInvalid: boolean;
}

/** Headers of a single connection, those that are answered already, and those that the load balancer sets. */
const droppedHeaders: ReadonlySet<string> = new Set([
  ...hopByHop,
  'proxy-authorization',
  'expect',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-amzn-trace-id',
]);

const validName = /^[-a-z\d]+$/;

/** The headers for a target: name and value in turn. */
export function forwardHeaders(headers: Headers, connectionInfo: ConnectionInfo): string[] {
  const { address, port, dropsInvalid } = connectionInfo;
  const connectionHeaders = namedByConnection(headers['connection']);
  const flat: string[] = [];
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || droppedHeaders.has(name) || connectionHeaders?.includes(name))
      continue;
    if (dropsInvalid && !validName.test(name)) continue;
    if (typeof value === 'string') flat.push(name, value);
    else for (const each of value) flat.push(name, each);
  }
  const forwardedFor = headers['x-forwarded-for'];
  const trace = headers['x-amzn-trace-id'];
  flat.push('x-forwarded-for', forwardedFor ? `${forwardedFor.toString()}, ${address}` : address);
  flat.push('x-forwarded-proto', 'http', 'x-forwarded-port', `${port}`);
  flat.push('x-amzn-trace-id', extendTraceId(trace?.toString()));
  return flat;
}

/** X-Amzn-Trace-Id as it goes on: with a Root of its own, or with the Root that came and a new Self. */
function extendTraceId(received: string | undefined): string {
  if (!received || received.length > maxTraceIdLength) return `Root=${newTraceId()}`;
  const rest = received.replace(selfField, '').replace(/^\s*;/, '');
  return rootField.test(rest) ? `Self=${newTraceId()};${rest}` : `Root=${newTraceId()};${rest}`;
}

/** Node draws the randomness of UUIDs many at a time, which costs a tenth of drawing each. */
function newTraceId(): string {
  const time = Math.floor(Date.now() / 1_000).toString(16);
  return `1-${time}-${randomUUID().replaceAll('-', '').slice(8)}`;
}
