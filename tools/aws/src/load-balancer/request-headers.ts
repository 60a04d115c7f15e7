import { extendTraceId } from './trace-id.ts';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** How a request reached the balancer. */
export interface Arrival {
  readonly address: string;
  /** Of the listener, in the template. */
  readonly port: number;
  readonly dropsInvalid: boolean;
}

/** What concerns one connection, what has been answered already, and what the balancer writes itself. */
const notPassed: ReadonlySet<string> = new Set([
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
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-amzn-trace-id',
]);
const ofTheRequest = ['host', 'content-length'];
const validName = /^[-a-z\d]+$/;

/** What a target is sent for what a client sent: name and value in turn. */
export function forwardHeaders(headers: Headers, arrival: Arrival): string[] {
  const { address, port, dropsInvalid } = arrival;
  const named = namedByConnection(headers);
  const flat: string[] = [];
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || notPassed.has(name) || named?.includes(name)) continue;
    if (dropsInvalid && !validName.test(name)) continue;
    if (typeof value === 'string') flat.push(name, value);
    else for (const each of value) flat.push(name, each);
  }
  const before = headers['x-forwarded-for'];
  const trace = headers['x-amzn-trace-id'];
  flat.push('x-forwarded-for', before ? `${before.toString()}, ${address}` : address);
  flat.push('x-forwarded-proto', 'http', 'x-forwarded-port', `${port}`);
  flat.push('x-amzn-trace-id', extendTraceId(trace?.toString()));
  return flat;
}

/** Connection may name more that is meant for one hop; what a request is made of it cannot take away. */
function namedByConnection({ connection }: Headers): readonly string[] | undefined {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return;
  const names = connection
    .toString()
    .toLowerCase()
    .split(/[\s,]+/);
  return names.filter((name) => !ofTheRequest.includes(name));
}
