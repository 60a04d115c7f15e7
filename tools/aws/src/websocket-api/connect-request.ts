import type { IncomingMessage } from 'node:http';

type Pairs = readonly (readonly [name: string, value: string])[];

/** The request that opens a socket, as events of payload format 1.0 tell it: of several values the last. */
export interface ConnectRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
  readonly queryStringParameters?: Readonly<Record<string, string>>;
  readonly multiValueQueryStringParameters?: Readonly<Record<string, readonly string[]>>;
}

export function requestOf(req: IncomingMessage, address: string): ConnectRequest {
  const headers = headersOf(req, address);
  const query = [...queryOf(req.url)];
  return {
    headers: Object.fromEntries(headers),
    multiValueHeaders: grouped(headers),
    ...(query.length > 0 && {
      queryStringParameters: Object.fromEntries(query),
      multiValueQueryStringParameters: grouped(query),
    }),
  };
}

/** Which way the request came, only the gateway says. */
function headersOf({ rawHeaders, socket }: IncomingMessage, address: string): Pairs {
  const sent: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (!/^(?:x-)?forwarded/i.test(name)) sent.push([name, rawHeaders[at + 1] ?? '']);
  }
  return [
    ...sent,
    ['X-Forwarded-For', address],
    ['X-Forwarded-Port', String(socket.localPort ?? '')],
    ['X-Forwarded-Proto', 'http'],
  ];
}

function queryOf(url = ''): URLSearchParams {
  const mark = url.indexOf('?');
  return new URLSearchParams(mark < 0 ? '' : url.slice(mark));
}

function grouped(pairs: Pairs): Readonly<Record<string, readonly string[]>> {
  const groups = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries(
    [...groups].map(([name, all]) => [name, all.map(([, value]) => value)]),
  );
}
