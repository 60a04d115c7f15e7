import type { ServerResponse } from 'node:http';
import type { Cors } from '@quartet/cloudformation/model/api-gateway';
import type { Exchange } from './exchange.ts';

export interface CorsAnswers {
  /** Whether it was a preflight, and is answered. */
  preflight(exchange: Exchange): boolean;
  /** Lets the answer say what the gateway says, and nothing that the integration says of it. */
  sign(exchange: Exchange): void;
}

/** What a gateway tells browsers by itself. A preflight that a route takes, be it by `ANY`, is that route's matter. */
export function corsAnswers(cors: Cors): CorsAnswers {
  const always = present({
    'access-control-allow-credentials': cors.allowCredentials ? 'true' : '',
    'access-control-expose-headers': cors.exposeHeaders.join(','),
  });
  const before = present({
    'access-control-allow-methods': cors.allowMethods.join(','),
    'access-control-allow-headers': cors.allowHeaders.join(','),
    'access-control-max-age': cors.maxAge?.toString() ?? '',
  });
  const allow = ({ req, res }: Exchange, headers: readonly (readonly [string, string])[]) => {
    const origin = allowedOrigin(cors.allowOrigins, req.headers.origin);
    if (origin === undefined) return;
    res.setHeader('access-control-allow-origin', origin);
    for (const [name, value] of headers) res.setHeader(name, value);
  };
  return {
    preflight: (exchange) => {
      const { method, req, res } = exchange;
      if (method !== 'OPTIONS' || !req.headers.origin) return false;
      if (req.headers['access-control-request-method'] === undefined) return false;
      allow(exchange, [...always, ...before]);
      res.writeHead(204).end();
      return true;
    },
    sign: (exchange) => {
      if (!exchange.req.headers.origin) return;
      silence(exchange.res);
      allow(exchange, always);
    },
  };
}

function present(
  headers: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  return Object.entries(headers).filter(([, value]) => value !== '');
}

/** `https://*` allows every origin of that scheme. */
function allowedOrigin(allowed: readonly string[], origin = ''): string | undefined {
  if (allowed.includes('*')) return '*';
  const fits = (each: string) =>
    each === origin || (each.endsWith('//*') && origin.startsWith(each.slice(0, -1)));
  return allowed.some(fits) ? origin : undefined;
}

/** Takes out of the head, when it is written, what the integration says about CORS. */
function silence(res: ServerResponse): void {
  const write = res.writeHead.bind(res) as (status: number, head: string[]) => ServerResponse;
  const silent = (status: number, head: readonly string[] | object = []) => {
    const flat = Array.isArray(head) ? (head as string[]) : Object.entries(head).flat();
    return write(status, withoutCors(flat as string[]));
  };
  res.writeHead = silent as typeof res.writeHead;
}

function withoutCors(flat: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < flat.length; at += 2) {
    const [name = '', value = ''] = [flat[at], flat[at + 1]];
    if (!name.toLowerCase().startsWith('access-control-')) kept.push(name, value);
  }
  return kept;
}
