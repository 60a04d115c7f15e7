import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createApiKeys } from './api-keys.ts';
import { createAuthorizer } from './authorize.ts';
import { dynamodbKeyStore } from './dynamodb-key-store.ts';
import { span, tokenSettings, variable } from './settings.ts';
import { createTokens } from './tokens.ts';

const { env } = process;
const store = dynamodbKeyStore(new DynamoDBClient({}), variable(env, 'API_KEYS_TABLE'));

/** Called by the HTTP API for each request, but to what is open to anyone. */
export const authorize = createAuthorizer({
  apiKeys: createApiKeys(store, span(env, 'API_KEY_MAX_AGE', 60_000)),
  tokens: createTokens(tokenSettings(env)),
  keyRoutes: JSON.parse(variable(env, 'KEY_ROUTES')) as string[],
});
