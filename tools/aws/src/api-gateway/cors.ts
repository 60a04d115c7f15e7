import type { ServerResponse } from 'node:http';
import type { Cors } from '@quartet/cloudformation/model/api-gateway';
import type { RequestContext } from './request-context.ts';

interface CorsHandler {
  /** Answers a preflight request; false for any other request. */
  answerPreflight(context: RequestContext): boolean;
  /** Lets the answer say what the gateway says, and nothing that the integration says of it. */
  addHeaders(context: RequestContext): void;
}

/** The CORS configuration of an HTTP API. A preflight that matches a route, even by `ANY`, is left to that route. */
export function createCorsHandler(cors: Cors): CorsHandler {
  const commonHeaders = nonEmpty({
    'access-control-allow-credentials': cors.allowCredentials ? 'true' : '',
    'access-control-expose-headers': cors.exposeHeaders.join(','),
  });
  const preflightHeaders = nonEmpty({
    'access-control-allow-methods': cors.allowMethods.join(','),
    'access-control-allow-headers': cors.allowHeaders.join(','),
    'access-control-max-age': cors.maxAge?.toString() ?? '',
  });
  const allow = ({ req, res }: RequestContext, headers: readonly (readonly [string, string])[]) => {
    const origin = allowedOrigin(cors.allowOrigins, req.headers.origin);
    if (origin === undefined) return;
    res.setHeader('access-control-allow-origin', origin);
    for (const [name, value] of headers) res.setHeader(name, value);
  };
  return {
    answerPreflight: (context) => {
      const { method, req, res } = context;
      if (method !== 'OPTIONS' || !req.headers.origin) return false;
      if (req.headers['access-control-request-method'] === undefined) return false;
      allow(context, [...commonHeaders, ...preflightHeaders]);
      res.writeHead(204).end();
      return true;
    },
    addHeaders: (context) => {
      if (!context.req.headers.origin) return;
      dropIntegrationCors(context.res);
      allow(context, commonHeaders);
    },
  };
}

function nonEmpty(
  headers: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  return Object.entries(headers).filter(([, value]) => value !== '');
}

/** `https://*` allows every origin of that scheme. */
function allowedOrigin(allowed: readonly string[], origin = ''): string | undefined {
  if (allowed.includes('*')) return '*';
  const matches = (each: string) =>
    each === origin || (each.endsWith('//*') && origin.startsWith(each.slice(0, -1)));
  return allowed.some(matches) ? origin : undefined;
}

/** Takes out of the head, when it is written, what the integration says about CORS. */
function dropIntegrationCors(res: ServerResponse): void {
  const write = res.writeHead.bind(res) as (status: number, head: string[]) => ServerResponse;
  const writeHead = (status: number, head: readonly string[] | object = []) => {
    const flat = Array.isArray(head) ? (head as string[]) : Object.entries(head).flat();
    return write(status, withoutCorsHeaders(flat as string[]));
  };
  res.writeHead = writeHead as typeof res.writeHead;
}

function withoutCorsHeaders(flat: readonly string[]): string[] {
  const remaining: string[] = [];
  for (let at = 0; at < flat.length; at += 2) {
    const [name = '', value = ''] = [flat[at], flat[at + 1]];
    if (!name.toLowerCase().startsWith('access-control-')) remaining.push(name, value);
  }
  return remaining;
}
