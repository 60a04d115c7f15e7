import { createVerifier } from '@quartet/auth';
import { configOrExit } from '@quartet/config';
import { openDatabase } from '@quartet/database';
import { eventsMigrations, forgetAcceptedEvents } from '@quartet/events';
import { createHealth } from '@quartet/health';
import { createLogger } from '@quartet/logging';
import { again, createLimits, loop, runService } from '@quartet/service';
import { createApp } from './app.ts';
import { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { sweep } from './processing/sweep.ts';
import { postgresOperations } from './outside/postgres-operations.ts';
import { postgresPayments } from './outside/postgres-payments.ts';
import { simulatorProvider } from './outside/simulator-provider.ts';
import { simulatorWebhook } from './outside/simulator-webhook.ts';

const config = configOrExit(Config, process.env);
const log = createLogger('payments', config);
const health = createHealth();
const database = openDatabase(config, log);
const { provider, webhook } = await openProvider();

const deps: Deps = {
  verifier: createVerifier({ name: 'payments', config, log }),
  log,
  health,
  limits: createLimits(config),
  payments: postgresPayments(database, config),
  operations: postgresOperations(database, config),
  provider,
  webhooks: new Map([[config.PROVIDER, webhook]]),
};

await runService({
  config,
  log,
  health,
  app: createApp(deps),
  prepare: () => database.migrate(eventsMigrations, new URL('./migrations/', import.meta.url)),
  workers: [
    loop({ name: 'operations', every: config.OPERATION_SWEEP, log, sweep: () => sweep(deps) }),
    loop({
      name: 'forget accepted events',
      every: config.INBOX_SWEEP,
      log,
      sweep: async () =>
        (await forgetAcceptedEvents(database, config.INBOX_KEPT)) ? again : undefined,
    }),
  ],
  resources: [provider, database],
});

async function openProvider() {
  const { PROVIDER, PROVIDER_URL = '', STRIPE_API_KEY = '' } = config;
  if (PROVIDER === 'simulator')
    return {
      provider: simulatorProvider({ ...config, PROVIDER_URL }),
      webhook: simulatorWebhook(config),
    };
  const { openStripe } = await import('./outside/stripe.ts');
  return openStripe({ ...config, STRIPE_API_KEY });
}
