import { createServer, type Server } from 'node:http';
import { answerUnreadable, refuseOtherVersion } from '@quartet/http';
import type { Express } from 'express';
import type { ServiceConfig } from './settings.ts';

/**
 * The time limits against slow clients work only with an interval that is given at creation. Headers that come
 * twice are combined, as gateways do: Node would take the first of two tokens.
 */
export function createServiceServer(app: Express, config: ServiceConfig): Server {
  const server = createServer(
    { connectionsCheckingInterval: 1_000, joinDuplicateHeaders: true },
    (req, res) => refuseOtherVersion(req, res) || app(req, res),
  );
  server.headersTimeout = config.HEADERS_TIMEOUT;
  server.requestTimeout = config.REQUEST_TIMEOUT;
  server.keepAliveTimeout = config.KEEP_ALIVE_TIMEOUT;
  server.on('clientError', answerUnreadable);
  return server;
}
