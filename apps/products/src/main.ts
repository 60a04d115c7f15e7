import { createVerifier } from '@quartet/auth';
import { configOrExit } from '@quartet/config';
import { openDatabase } from '@quartet/database';
import { createHealth } from '@quartet/health';
import { createLogger } from '@quartet/logging';
import { type AppDeps, createLimits, loop, runService } from '@quartet/service';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { Config } from './config.ts';

const config = configOrExit(Config, process.env);
const log = createLogger('products', config);
const database = openDatabase(config, log);

const app: AppDeps = {
  verifier: createVerifier({ name: 'products', config, log }),
  log,
  health: createHealth(),
  limits: createLimits(config),
  docsCredentialsUrl: config.DOCS_CREDENTIALS_URL,
};
const deps = compose({ app, database, config });

await runService({
  ...{ config, log, health: app.health },
  app: createApp(deps),
  prepare: () => database.migrate(new URL('./migrations/', import.meta.url)),
  workers: [
    loop({
      name: 'expire reservations',
      every: config.RESERVATION_SWEEP_INTERVAL,
      log,
      sweep: () => deps.reservations.expire(),
    }),
  ],
  resources: [database],
});
