import { setTimeout as wait } from 'node:timers/promises';
import type { Listeners } from '@quartet/http';
import type { ServiceParts } from './service-parts.ts';

/** Unready first, then time for the balancer to see it, then no new connection, then the rest ends. */
export async function drain(parts: ServiceParts, listeners: Listeners): Promise<void> {
  const { config, log, health, workers = [], resources } = parts;
  setTimeout(() => {
    log.error('shutdown timed out; forcing exit');
    process.exit(1);
  }, config.DRAIN_BUDGET).unref();
  const served = health.state() === 'ready';
  health.drain();
  const idle = Promise.all(workers.map((worker) => worker.stop()));
  if (served) await wait(config.DRAIN_DELAY);
  await listeners.close();
  await idle;
  for (const resource of resources) await resource.close();
  log.info('stopped');
  process.exit(0);
}
