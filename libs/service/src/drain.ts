import { once } from 'node:events';
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceParts } from './service-parts.ts';

/** Unready first, then time for the balancer to see it, then no new connection, then the rest ends. */
export async function drain(parts: ServiceParts, server: Server): Promise<void> {
  const { config, log, health, workers = [], resources } = parts;
  setTimeout(() => {
    log.error('shutdown timed out; forcing exit');
    process.exit(1);
  }, config.DRAIN_BUDGET).unref();
  const served = health.state() === 'ready';
  health.drain();
  const idle = Promise.all(workers.map((worker) => worker.stop()));
  if (served) await wait(config.DRAIN_DELAY);
  await closeServer(server);
  await idle;
  for (const resource of resources) await resource.close();
  log.info('stopped');
  process.exit(0);
}

/**
 * A kept-alive connection that was busy is closed when it becomes idle. The close of an HTTP server would
 * also stop its clock for slow clients, who could then hold the stop up; that of a net server does not.
 */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  NetServer.prototype.close.call(server);
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearInterval(sweep);
}
