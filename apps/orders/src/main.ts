import { createServiceSigner, createVerifier } from '@quartet/auth';
import { configOrExit } from '@quartet/config';
import { newId, openDatabase } from '@quartet/database';
import {
  createDeadLetters,
  createRelay,
  eventsMigrations,
  forgetSentEvents,
} from '@quartet/events';
import { createHealth } from '@quartet/health';
import { createClient } from '@quartet/http';
import { createLogger } from '@quartet/logging';
import { again, createLimits, loop, runService } from '@quartet/service';
import { createApp } from './app.ts';
import { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { eventBridgeBus } from './outside/eventbridge-bus.ts';
import { fileBus } from './outside/file-bus.ts';
import { httpPayments } from './outside/http-payments.ts';
import { httpProducts } from './outside/http-products.ts';
import { postgresBacklog } from './outside/postgres-backlog.ts';
import { postgresOrders } from './outside/postgres-orders.ts';
import { postgresRefunds } from './outside/postgres-refunds.ts';
import { postgresReviews } from './outside/postgres-reviews.ts';
import { postgresSagas } from './outside/postgres-sagas.ts';
import { createActiveSagas } from './saga/active-sagas.ts';
import { createOrderWaiter } from './saga/order-waiter.ts';
import { createRecovery } from './saga/recovery.ts';

const config = configOrExit(Config, process.env);
const log = createLogger('orders', config);
const health = createHealth();
const database = openDatabase(config, log);
const sign = createServiceSigner(config, 'orders');
const clientOf = (peer: string, url: string) =>
  createClient({ url, peer, token: (userId) => sign(peer, userId) });

const owner = newId();
const productsClient = clientOf('products', config.PRODUCTS_URL);
const paymentsClient = clientOf('payments', config.PAYMENTS_URL);
const orders = postgresOrders(database, owner, config);
const sagas = postgresSagas(database, owner, config);
const activeSagas = createActiveSagas({
  sagas,
  products: httpProducts(productsClient, config),
  payments: httpPayments(paymentsClient, config),
  log,
  config,
});
const bus =
  config.EVENT_BUS === undefined
    ? fileBus(config.EVENTS_FILE ?? '')
    : eventBridgeBus(config.EVENT_BUS);

const backlog = postgresBacklog(database);
const gauge = loop({
  name: 'measure the backlog',
  every: config.MEASURE_INTERVAL,
  log,
  sweep: async () => log.info({ metrics: await backlog() }, 'backlog'),
});

const deps: Deps = {
  verifier: createVerifier({ name: 'orders', config, log }),
  log,
  health,
  limits: createLimits(config),
  orders,
  refunds: postgresRefunds(database, owner, config),
  reviews: postgresReviews(database, owner, config),
  deadLetters: createDeadLetters(database),
  waiter: createOrderWaiter({ orders, sagas, activeSagas, config }),
};

await runService({
  config,
  log,
  health,
  app: createApp(deps),
  prepare: () => database.migrate(eventsMigrations, new URL('./migrations/', import.meta.url)),
  workers: [
    createRecovery({ sagas, activeSagas, log, config }),
    createRelay({ database, bus, log, config }),
    ...(config.STAGE === undefined ? [] : [gauge]),
    loop({
      name: 'forget idempotency keys',
      every: config.IDEMPOTENCY_SWEEP,
      log,
      sweep: () => orders.forgetIntents(config.IDEMPOTENCY_KEPT),
    }),
    loop({
      name: 'forget sent events',
      every: config.EVENTS_SWEEP,
      log,
      sweep: async () =>
        (await forgetSentEvents(database, config.EVENTS_KEPT)) ? again : undefined,
    }),
  ],
  resources: [activeSagas, productsClient, paymentsClient, database],
});
