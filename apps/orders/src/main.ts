import { createVerifier } from '@quartet/auth';
import { configOrExit } from '@quartet/config';
import { openDatabase } from '@quartet/database';
import { eventsMigrations } from '@quartet/events';
import { createHealth } from '@quartet/health';
import { createLogger } from '@quartet/logging';
import { type AppDeps, createLimits, runService } from '@quartet/service';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { Config } from './config.ts';
import { openPeers } from './outside/peers.ts';
import { createWorkers } from './workers.ts';

const config = configOrExit(Config, process.env);
const log = createLogger('orders', config);
const database = openDatabase(config, log);
const { products, payments } = openPeers(config);

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
