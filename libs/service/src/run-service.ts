import { openListeners } from '@quartet/http';
import type { Logger } from '@quartet/logging';
import { createServiceServer } from './create-service-server.ts';
import { drain } from './drain.ts';
import type { ServiceParts } from './service-parts.ts';

/**
 * Listens first, so that the task is live at once, prepares, becomes ready, and drains at SIGTERM or
 * SIGINT. A failure to start, or uncaught exception, is logged and ends the process.
 */
export async function runService(parts: ServiceParts): Promise<void> {
  const { config, log, health, app, prepare, workers = [] } = parts;
  process.on('uncaughtException', (error) => end(log, error, 'uncaught exception'));
  try {
    const place = { port: config.PORT, host: config.HOST };
    const listeners = await openListeners(createServiceServer(app, config), place);
    onceAsked((signal) => {
      log.info({ signal }, 'draining');
      void drain(parts, listeners);
    });
    await prepare();
    if (health.state() === 'draining') return;
    for (const worker of workers) worker.start(config.SWEEP_LIMIT);
    health.ready();
    log.info({ port: listeners.port, ms: Math.round(performance.now()) }, 'ready');
  } catch (error) {
    if (health.state() !== 'draining') end(log, error, 'the service cannot start');
  }
}

/** A terminal and a runner often ask both; only the first counts, and the budget bounds the stop. */
function onceAsked(stop: (signal: NodeJS.Signals) => void): void {
  let asked = false;
  const ask = (signal: NodeJS.Signals) => {
    if (asked) return;
    asked = true;
    stop(signal);
  };
  process.on('SIGTERM', ask).on('SIGINT', ask);
}

function end(log: Logger, error: unknown, message: string): never {
  log.fatal({ err: error }, message);
  process.exit(1);
}
