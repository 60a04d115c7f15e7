import { ConfigError, readConfig } from '@quartet/config';
import { Config } from './config.ts';

const environment = {
  PORT: '3010',
  DATABASE_URL: 'postgres://127.0.0.1/orders',
  MIGRATIONS_DATABASE_URL: 'postgres://127.0.0.1/orders',
  JWKS_URL: 'http://127.0.0.1/jwks.json',
  TOKEN_ISSUER: 'https://quartet.test',
  TOKEN_AUDIENCE: 'quartet',
  SERVICE_PRIVATE_KEY: '{"kty":"RSA","kid":"k","n":"n","e":"AQAB","d":"d"}',
  PRODUCTS_URL: 'http://127.0.0.1:3040',
  PAYMENTS_URL: 'http://127.0.0.1:3030',
  EVENTS_FILE: 'events.jsonl',
};

it('takes what the design says for what is not set', () => {
  expect(readConfig(Config, environment)).toMatchObject({
    SAGA_WAIT: 5_000,
    SAGA_LEASE: 6_000,
    SAGA_HEARTBEAT: 2_000,
    SAGA_INTERVAL: 1_000,
    SAGA_BACKOFF: 250,
    SAGA_BACKOFF_MAX: 20_000,
    SAGA_BATCH: 20,
    ORDER_EXPIRY: 600_000,
    REVIEW_AFTER: 86_400_000,
    PRODUCTS_DEADLINE: 1_000,
    PAYMENTS_DEADLINE: 3_000,
    IDEMPOTENCY_KEPT: 604_800_000,
  });
});

it('ends a wait within 3 s when the database goes, with time to spare for the way', () => {
  const config = readConfig(Config, environment);
  const { SAGA_LOOK, SAGA_LOOK_TIMEOUT, DATABASE_QUERY_TIMEOUT } = config;
  expect(SAGA_LOOK + SAGA_LOOK_TIMEOUT).toBeLessThanOrEqual(2_500);
  expect(DATABASE_QUERY_TIMEOUT).toBeLessThanOrEqual(2_500);
});

it('names every variable that is missing or wrong, and says none of their values', () => {
  const { PRODUCTS_URL: _products, EVENTS_FILE: _events, ...rest } = environment;
  const read = () => readConfig(Config, { ...rest, SAGA_LEASE: 'soon', PAYMENTS_URL: 'nowhere' });
  expect(read).toThrow(ConfigError);
  for (const name of ['PRODUCTS_URL', 'EVENTS_FILE', 'SAGA_LEASE', 'PAYMENTS_URL']) {
    expect(read).toThrow(name);
  }
  expect(read).not.toThrow('nowhere');
});

it('has a description for every setting of its own', () => {
  const own = [
    'PRODUCTS_URL',
    'PAYMENTS_URL',
    'EVENTS_FILE',
    'IDEMPOTENCY_KEPT',
    'SAGA_WAIT',
  ] as const;
  for (const name of own) expect(Config.shape[name].description).toMatch(/\w+/);
});

it('takes a bus in place of the file', () => {
  const { EVENTS_FILE: _events, ...rest } = environment;
  expect(readConfig(Config, { ...rest, EVENT_BUS: 'quartet-dev' })).toMatchObject({
    EVENT_BUS: 'quartet-dev',
  });
  expect(() => readConfig(Config, rest)).toThrow('EVENTS_FILE: is missing, and so is EVENT_BUS');
});
