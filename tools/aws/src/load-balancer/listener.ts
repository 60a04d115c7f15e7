import { createServer, type Server } from 'node:http';
import type { Observe, Passing } from '../http/proxied-request.ts';
import { upgradeResponse } from '../http/upgrade-response.ts';
import { arrivalOf } from './arrival.ts';
import { answerUnreadable } from './unreadable.ts';

export interface ListenerOptions {
  /** Seconds that a connection may be silent. */
  readonly idleTimeout: number;
  readonly route: (passing: Passing) => void;
  readonly observe: Observe;
}

const largestHead = 64 * 1024;

/** A listener that other processes of this machine reach at a port of its own. */
export function createListener({ idleTimeout, route, observe }: ListenerOptions): Server {
  const idle = idleTimeout * 1_000;
  const take = (passing: Passing) => {
    const began = performance.now();
    passing.res.once('close', () => {
      passing.seen.ms = performance.now() - began;
      observe(passing.seen);
    });
    route(passing);
  };
  const server = createServer({
    maxHeaderSize: largestHead,
    keepAliveTimeout: idle,
    headersTimeout: idle,
    requestTimeout: idle,
    connectionsCheckingInterval: Math.min(1_000, idle / 2),
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  });
  server.on('request', (req, res) => take(arrivalOf(req, res)));
  server.on('upgrade', (req, socket, head: Buffer) => {
    socket.unshift(head);
    take({ ...arrivalOf(req, upgradeResponse(req)), upgrades: true });
  });
  return server.on('clientError', answerUnreadable);
}
