import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tokenSettings, variable } from '../authorizer/settings.ts';
import { createTokens } from '../authorizer/tokens.ts';
import { createAuthorizer } from './authorize.ts';
import { dynamodbConnections } from './dynamodb-connections.ts';
import { createPush } from './push.ts';
import { createSockets } from './sockets.ts';

const { env } = process;
const connections = dynamodbConnections(new DynamoDBClient({}), variable(env, 'CONNECTIONS_TABLE'));

/** Each export is a function of its own; a setting that only one of them has is read by that one alone. */
export const authorize = env['JWKS_URL']
  ? createAuthorizer(createTokens(tokenSettings(env)))
  : none;

export const { connect, subscribe, disconnect } = createSockets(connections);

export const push = env['CALLBACK_URL']
  ? createPush({
      connections,
      gateway: new ApiGatewayManagementApiClient({ endpoint: variable(env, 'CALLBACK_URL') }),
    })
  : none;

async function none(): Promise<never> {
  throw new Error('this function has not the settings of that entry');
}
