import { createServer, type Server } from 'node:http';
import type { Observe, ProxiedRequest } from '../http/proxied-request.ts';
import { upgradeResponse } from '../http/upgrade-response.ts';
import { toProxiedRequest } from './to-proxied-request.ts';
import { rejectMalformedRequest } from './malformed-request.ts';

export interface ListenerOptions {
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
