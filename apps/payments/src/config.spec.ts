import { ConfigError, readConfig } from '@quartet/config';
import { Config } from './config.ts';

const database = 'postgres://127.0.0.1/none';
const environment = {
  ...{ DATABASE_URL: database, MIGRATIONS_DATABASE_URL: database, SERVICE_PUBLIC_KEYS: '{}' },
  ...{ PORT: '0', TOKEN_ISSUER: 'issuer', TOKEN_AUDIENCE: 'quartet' },
};

it.each([
  ['simulator', 'PROVIDER_URL'],
  ['stripe', 'STRIPE_API_KEY'],
])('names what %s needs besides all else that is missing', (PROVIDER, needed) => {
  const error = errorOf({ ...environment, PROVIDER });
  const named = error.message.matchAll(/^ {2}(\w+): /gm);
  expect([...named].map(([, name]) => name).sort()).toEqual(
    ['JWKS_URL', 'PROVIDER_WEBHOOK_SECRET', needed].sort(),
  );
});

function errorOf(env: NodeJS.ProcessEnv): ConfigError {
  try {
    readConfig(Config, env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the configuration is valid');
}
