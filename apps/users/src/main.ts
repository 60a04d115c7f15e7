import { createVerifier, type OwnTokens } from '@quartet/auth';
import { configOrExit } from '@quartet/config';
import { openDatabase } from '@quartet/database';
import { createHealth } from '@quartet/health';
import { createLogger } from '@quartet/logging';
import { type AppDeps, createLimits, runService } from '@quartet/service';
import { createLocalJWKSet } from 'jose';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { Config } from './config.ts';
import { joseAccessTokens } from './outside/jose-access-tokens.ts';
import { postgresRevocations } from './outside/postgres-revocations.ts';

const config = configOrExit(Config, process.env);
const log = createLogger('users', config);
const database = openDatabase(config, log);
const accessTokens = joseAccessTokens(config);
const revocations = postgresRevocations(database, config);
const own: OwnTokens = {
  keys: createLocalJWKSet({ keys: [...accessTokens.publicKeys()] }),
  revocations: async () => new Set(await revocations.sessions()),
};

const app: AppDeps = {
  verifier: createVerifier({ name: 'users', config, log, own }),
  log,
  health: createHealth(),
  limits: createLimits(config),
  docsCredentialsUrl: config.DOCS_CREDENTIALS_URL,
};

await runService({
  ...{ config, log, health: app.health },
  app: createApp(compose({ app, database, accessTokens, revocations, config })),
  prepare: () => database.migrate(new URL('./migrations/', import.meta.url)),
  resources: [database],
});
