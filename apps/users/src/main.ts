import { createVerifier } from '@quartet/auth';
import { configOrExit } from '@quartet/config';
import { openDatabase } from '@quartet/database';
import { createHealth } from '@quartet/health';
import { createLogger } from '@quartet/logging';
import { createLimits, runService } from '@quartet/service';
import { createLocalJWKSet } from 'jose';
import { createApp } from './app.ts';
import { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { argon2Passwords } from './outside/argon2-passwords.ts';
import { joseAccessTokens } from './outside/jose-access-tokens.ts';
import { memoryAddresses } from './outside/memory-addresses.ts';
import { postgresAttempts } from './outside/postgres-attempts.ts';
import { postgresSessions } from './outside/postgres-sessions.ts';
import { postgresUsers } from './outside/postgres-users.ts';

const config = configOrExit(Config, process.env);
const log = createLogger('users', config);
const health = createHealth();
const database = openDatabase(config, log);
const accessTokens = joseAccessTokens(config);
const keys = createLocalJWKSet({ keys: [...accessTokens.publicKeys()] });

const deps: Deps = {
  verifier: createVerifier({ name: 'users', config, log, keys }),
  log,
  health,
  limits: createLimits(config),
  users: postgresUsers(database),
  sessions: postgresSessions(database, config),
  passwords: argon2Passwords(config),
  loginAttempts: postgresAttempts(database, config),
  addressRateLimit: memoryAddresses(config),
  accessTokens,
  issuer: config.TOKEN_ISSUER,
  repeatWithin: config.REFRESH_REPEAT_WITHIN,
};

await runService({
  config,
  log,
  health,
  app: createApp(deps),
  prepare: () => database.migrate(new URL('./migrations/', import.meta.url)),
  resources: [database],
});
