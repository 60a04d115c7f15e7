import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProxiedRequest } from '../http/proxied-request.ts';

/** A request as it comes in at a listener. */
export function toProxiedRequest(req: IncomingMessage, res: ServerResponse): ProxiedRequest {
  const { method = 'GET', headers } = req;
  const url = originForm(req.url ?? '');
  const requestId = headers['x-request-id']?.toString() ?? randomUUID();
  return {
    req,
    res,
    method,
    url,
    headers: headers as ProxiedRequest['headers'],
    timeout: undefined,
    record: { requestId, at: Date.now(), method, path: url, entrance: 'internal' },
  };
}

/** A request may name the whole address, as to a proxy. */
function originForm(url: string): string {
  if (url.startsWith('/')) return url;
  const [whole, path = ''] = /^https?:\/\/[^/?]+(.*)$/is.exec(url) ?? [];
  if (whole === undefined) return url;
  return path.startsWith('/') ? path : `/${path}`;
}
