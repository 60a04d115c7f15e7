import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Health } from '@quartet/health';
import type { Logger } from '@quartet/logging';
import type { Express } from 'express';
import type { Worker } from './loop.ts';
import type { ServiceConfig } from './settings.ts';

export interface ServiceParts {
  readonly config: ServiceConfig;
  readonly log: Logger;
  readonly health: Health;
  readonly app: Express;
  /** What must be done before the task is ready, such as migrations. */
  readonly prepare: () => Promise<void>;
  readonly workers?: readonly Worker[];
  /** Closed last, when nobody uses them any more. */
  readonly resources: readonly { close(): Promise<void> }[];
}

/** Listens first, so that the task is live at once, prepares, becomes ready, and drains at SIGTERM or SIGINT. */
export async function runService(parts: ServiceParts): Promise<void> {
  const { config, log, health, app, workers = [] } = parts;
  const server = await listen(app, config);
  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'draining');
    void drain(parts, server);
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  await parts.prepare();
  if (health.state() === 'draining') return;
  for (const worker of workers) worker.start();
  health.ready();
  log.info(
    {
      port: (server.address() as AddressInfo).port,
      ms: Math.round(performance.now()),
    },
    'ready',
  );
}

async function listen(app: Express, config: ServiceConfig): Promise<Server> {
  const server = createServer({ connectionsCheckingInterval: 1_000 }, app);
  server.headersTimeout = config.HEADERS_TIMEOUT;
  server.requestTimeout = config.REQUEST_TIMEOUT;
  server.keepAliveTimeout = config.KEEP_ALIVE_TIMEOUT;
  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
  return server;
}

/** Unready first, then time for the balancer to see it, then no new connection, then the rest ends. */
async function drain(
  { config, log, health, workers = [], resources }: ServiceParts,
  server: Server,
): Promise<void> {
  setTimeout(() => {
    log.error('the stop took too long; what is left is cut off');
    process.exit(1);
  }, config.DRAIN_BUDGET).unref();
  health.drain();
  const idle = Promise.all(workers.map((worker) => worker.stop()));
  await wait(config.DRAIN_DELAY);
  await closeServer(server);
  await idle;
  await Promise.all(resources.map((resource) => resource.close()));
  log.info('stopped');
  process.exit(0);
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
}
