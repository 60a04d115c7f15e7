import { createServiceSigner, createVerifier } from '@quartet/auth';
import { configOrExit } from '@quartet/config';
import { openDatabase } from '@quartet/database';
import { eventsMigrations } from '@quartet/events';
import { createHealth } from '@quartet/health';
import { createClient } from '@quartet/http';
import { createLogger } from '@quartet/logging';
import { type AppDeps, createLimits, runService } from '@quartet/service';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { Config } from './config.ts';
import { createWorkers } from './workers.ts';

const config = configOrExit(Config, process.env);
const log = createLogger('orders', config);
const database = openDatabase(config, log);
const sign = createServiceSigner(config, 'orders');
const clientOf = (peer: string, url: string) =>
  createClient({ url, peer, token: (userId) => sign(peer, userId) });
const products = clientOf('products', config.PRODUCTS_URL);
const payments = clientOf('payments', config.PAYMENTS_URL);

const app: AppDeps = {
  verifier: createVerifier({ name: 'orders', config, log }),
  log,
  health: createHealth(),
  limits: createLimits(config),
  docsCredentialsUrl: config.DOCS_CREDENTIALS_URL,
};
const { deps, activeSagas, recovery, takeNotices, wakeSettled } = compose({
  ...{ app, database, config },
  clients: { products, payments },
});

await runService({
  ...{ config, log, health: app.health },
  app: createApp(deps),
  prepare: () => database.migrate(eventsMigrations, new URL('./migrations/', import.meta.url)),
  workers: [
    recovery,
    ...createWorkers({ database, orders: deps.orders, takeNotices, wakeSettled, log, config }),
  ],
  resources: [activeSagas, products, payments, database],
});
