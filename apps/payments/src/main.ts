import { createVerifier } from '@quartet/auth';
import { configOrExit } from '@quartet/config';
import { openDatabase } from '@quartet/database';
import { eventsMigrations } from '@quartet/events';
import { createHealth } from '@quartet/health';
import { createPeerWatch } from '@quartet/http';
import { createLogger } from '@quartet/logging';
import { type AppDeps, createLimits, runService } from '@quartet/service';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { Config } from './config.ts';
import { openProvider } from './outside/open-provider.ts';
import { createWorkers } from './workers.ts';

const config = configOrExit(Config, process.env);
const log = createLogger('payments', config);
const database = openDatabase(config, log);
const { provider, webhook } = await openProvider(config);

const app: AppDeps = {
  verifier: createVerifier({ name: 'payments', config, log }),
  log,
  health: createHealth(),
  limits: createLimits(config),
  docsCredentialsUrl: config.DOCS_CREDENTIALS_URL,
};
const webhooks = new Map([[config.PROVIDER, webhook]]);
const watch = createPeerWatch();
const deps = compose({ app, database, config, provider, watch, webhooks });

await runService({
  ...{ config, log, health: app.health },
  app: createApp(deps),
  prepare: () => database.migrate(eventsMigrations, new URL('./migrations/', import.meta.url)),
  workers: createWorkers({ deps, answers: watch, database, config }),
  resources: [provider, database],
});
