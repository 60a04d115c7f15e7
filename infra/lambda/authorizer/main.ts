import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createApiKeys } from './api-keys.ts';
import { createAuthorizer } from './authorize.ts';
import { dynamodbKeyStore } from './dynamodb-key-store.ts';
import { milliseconds, tokenSettings, requiredSetting } from './settings.ts';
import { createJwtVerifier } from './jwt-verifier.ts';

const { env } = process;
const store = dynamodbKeyStore(new DynamoDBClient({}), requiredSetting(env, 'API_KEYS_TABLE'));

/** The HTTP API calls it for each request, except on public routes. */
export const authorize = createAuthorizer({
  apiKeys: createApiKeys(store, milliseconds(env, 'API_KEY_MAX_AGE', 60_000)),
  tokens: createJwtVerifier(tokenSettings(env)),
  keyRoutes: JSON.parse(requiredSetting(env, 'KEY_ROUTES')) as string[],
});
