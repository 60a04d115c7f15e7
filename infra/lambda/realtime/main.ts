import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { milliseconds, requiredSetting, tokenSettings } from '../authorizer/settings.ts';
import { createJwtVerifier } from '../authorizer/jwt-verifier.ts';
import { createAuthorizer } from './authorize.ts';
import { dynamodbConnections } from './dynamodb-connections.ts';
import { publishedRevocations, type Revocations } from './published-revocations.ts';
import { createPush } from './push.ts';
import { createSocketHandlers } from './sockets.ts';

const { env } = process;
const connections = dynamodbConnections(
  new DynamoDBClient({}),
  requiredSetting(env, 'CONNECTIONS_TABLE'),
);

/** Each export is the handler of a function of its own; a setting that only one function has is read by that one alone. */
export const authorize = env['TOKEN_ISSUER']
  ? createAuthorizer(createJwtVerifier(tokenSettings(env)), revocations())
  : notConfigured;

export const { connect, subscribe, disconnect } = createSocketHandlers(connections);

export const push = env['CALLBACK_URL']
  ? createPush({
      connections,
      revocations: revocations(),
      gateway: new ApiGatewayManagementApiClient({
        endpoint: requiredSetting(env, 'CALLBACK_URL'),
      }),
    })
  : notConfigured;

function revocations(): Revocations {
  return publishedRevocations({
    keysUrl: requiredSetting(env, 'JWKS_URL'),
    maxAge: milliseconds(env, 'REVOCATIONS_MAX_AGE', 2_000),
    timeout: milliseconds(env, 'JWKS_TIMEOUT', 2_000),
  });
}

async function notConfigured(): Promise<never> {
  throw new Error('this function lacks the settings of this handler');
}
