import { authSettings } from '@quartet/auth';
import { readConfig } from '@quartet/config';
import { databaseSettings } from '@quartet/database';
import { eventsSettings } from '@quartet/events';
import { createLogger } from '@quartet/logging';
import { serviceSettings } from '@quartet/service';
import { z } from 'zod';

const Config = z.object({
  ...serviceSettings,
  ...authSettings,
  ...databaseSettings,
  ...eventsSettings,
});

const environment = {
  PORT: '0',
  LOG_LEVEL: 'silent',
  LOG_FORMAT: 'json',
  QUARTET_RATE_LIMITS: 'off',
  CONCURRENCY_LIMITS: 'off',
  // What a busy machine makes slow is no failure.
  DATABASE_CONNECT_TIMEOUT: '60000',
  DATABASE_QUERY_TIMEOUT: '60000',
  DATABASE_URL: 'postgres://127.0.0.1:1/none',
  MIGRATIONS_DATABASE_URL: 'postgres://127.0.0.1:1/none',
  JWKS_URL: 'http://127.0.0.1:1/jwks.json',
  JWKS_TIMEOUT: '60000',
  TOKEN_ISSUER: 'https://quartet.test',
  TOKEN_AUDIENCE: 'quartet',
};

/** The settings that all services share, as a test wants them: quiet and without limits; any can be changed. */
export function testConfig(changes: Readonly<Record<string, string>> = {}) {
  const config = readConfig(Config, { ...environment, ...changes });
  return { config, log: createLogger('test', config) };
}
