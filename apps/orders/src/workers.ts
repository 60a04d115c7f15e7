import type { Database } from '@quartet/database';
import { createRelay, forgetSentEvents } from '@quartet/events';
import type { Logger } from '@quartet/logging';
import { again, loop, type Worker } from '@quartet/service';
import type { Config } from './config.ts';
import type { Orders } from './deps.ts';
import { eventBridgeBus } from './outside/eventbridge-bus.ts';
import { fileBus } from './outside/file-bus.ts';
import { postgresBacklog } from './outside/postgres-backlog.ts';

export interface WorkerParts {
  readonly database: Database;
  readonly orders: Orders;
  readonly takeNotices: () => Promise<void>;
  readonly wakeSettled: () => Promise<void>;
  readonly log: Logger;
  readonly config: Config;
}

/** The background work of a task beside the recovery of its orders. */
export function createWorkers({
  takeNotices,
  wakeSettled,
  ...parts
}: WorkerParts): readonly Worker[] {
  const { database, log, config } = parts;
  const { EVENT_BUS, EVENTS_FILE = '', STAGE } = config;
  const bus = EVENT_BUS === undefined ? fileBus(EVENTS_FILE) : eventBridgeBus(EVENT_BUS);
  const backlog = postgresBacklog(database);
  const gauge = loop({
    name: 'measure the backlog',
    optional: true,
    every: config.MEASURE_INTERVAL,
    log,
    sweep: async () => log.info({ metrics: await backlog() }, 'backlog'),
  });
  return [
    createRelay({ database, bus, log, config }),
    ...(STAGE === undefined ? [] : [gauge]),
    loop({
      name: 'settled payments',
      optional: true,
      every: config.SETTLED_INTERVAL,
      log,
      sweep: wakeSettled,
    }),
    loop({
      name: 'money notices',
      optional: true,
      every: config.NOTICES_INTERVAL,
      log,
      sweep: takeNotices,
    }),
    ...forgetting(parts),
  ];
}

/** Deletes old rows. */
function forgetting({
  database,
  orders,
  log,
  config,
}: Omit<WorkerParts, 'takeNotices' | 'wakeSettled'>): readonly Worker[] {
  return [
    loop({
      name: 'forget idempotency keys',
      optional: true,
      every: config.IDEMPOTENCY_SWEEP,
      log,
      sweep: async () =>
        (await orders.forgetIntents(config.IDEMPOTENCY_KEPT)) ? again : undefined,
    }),
    loop({
      name: 'forget sent events',
      optional: true,
      every: config.EVENTS_SWEEP,
      log,
      sweep: async () =>
        (await forgetSentEvents(database, config.EVENTS_KEPT)) ? again : undefined,
    }),
  ];
}
