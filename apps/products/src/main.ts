import { createVerifier } from '@quartet/auth';
import { configOrExit } from '@quartet/config';
import { openDatabase } from '@quartet/database';
import { createHealth } from '@quartet/health';
import { createLogger } from '@quartet/logging';
import { createLimits, loop, runService } from '@quartet/service';
import { createApp } from './app.ts';
import { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { postgresCatalogue } from './outside/postgres-catalogue.ts';
import { postgresProducts } from './outside/postgres-products.ts';
import { postgresReservations } from './outside/postgres-reservations.ts';

const config = configOrExit(Config, process.env);
const log = createLogger('products', config);
const health = createHealth();
const database = openDatabase(config, log);

const deps: Deps = {
  verifier: createVerifier({ name: 'products', config, log }),
  log,
  health,
  limits: createLimits(config),
  products: postgresProducts(database),
  catalogue: postgresCatalogue(database),
  reservations: postgresReservations(database, config),
};

await runService({
  config,
  log,
  health,
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
