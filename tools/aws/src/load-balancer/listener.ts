import {
  type IncomingMessage,
  STATUS_CODES,
  type Server,
  type ServerResponse,
  createServer,
} from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { Observe, ProxiedRequest } from '../http/proxied-request.ts';
import { upgradeResponse } from '../http/upgrade-response.ts';
import { errorPage } from './error-page.ts';

/** Node keeps the answer under way on the socket and offers no other way to see it. */
type ServerSocket = Duplex & { readonly _httpMessage?: ServerResponse | null };

interface ListenerOptions {
  /** Seconds that a connection may be silent. */
  readonly idleTimeout: number;
  readonly handle: (request: ProxiedRequest) => void;
  readonly observe: Observe;
}

const maxHeaderSize = 64 * 1024;

/** A listener that other processes of this machine reach at a port of its own. */
export function createListener({ idleTimeout, handle, observe }: ListenerOptions): Server {
  const idle = idleTimeout * 1_000;
  const accept = (request: ProxiedRequest) => {
    const startedAt = performance.now();
    request.res.once('close', () => {
      request.record.ms = performance.now() - startedAt;
      observe(request.record);
    });
    handle(request);
  };
  const server = createServer({
    maxHeaderSize,
    keepAliveTimeout: idle,
    headersTimeout: idle,
    requestTimeout: idle,
    connectionsCheckingInterval: Math.min(1_000, idle / 2),
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  });
  server.on('request', (req, res) => accept(toProxiedRequest(req, res)));
  server.on('upgrade', (req, socket, head: Buffer) => {
    socket.unshift(head);
    accept({ ...toProxiedRequest(req, upgradeResponse(req)), isUpgrade: true });
  });
  return server.on('clientError', rejectMalformedRequest);
}

/** A request as it comes in at a listener. */
function toProxiedRequest(req: IncomingMessage, res: ServerResponse): ProxiedRequest {
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

/** Answers as a balancer what is no HTTP, or comes too slowly: for `clientError`. */
function rejectMalformedRequest(error: NodeJS.ErrnoException, socket: ServerSocket): void {
  if (!socket.writable || socket._httpMessage?.headersSent) return void socket.destroy();
  const status = statusOf(error);
  const page = errorPage(status);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Server: awselb/2.0',
    'Content-Type: text/html',
    `Content-Length: ${Buffer.byteLength(page)}`,
    'Connection: close',
  ];
  socket.end([...head, '', page].join('\r\n'), () => socket.destroy());
}

function statusOf({ code, message }: NodeJS.ErrnoException): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return /invalid `Transfer-Encoding`/i.test(message) ? 501 : 400;
}
