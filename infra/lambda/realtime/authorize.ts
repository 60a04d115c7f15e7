import type {
  APIGatewayAuthorizerWithContextResult,
  APIGatewayRequestAuthorizerEvent,
} from 'aws-lambda';
import type { TokenVerifier } from '../authorizer/token-verifier.ts';

interface Context {
  readonly role: string;
  readonly [name: string]: string;
}

type Event = Pick<APIGatewayRequestAuthorizerEvent, 'methodArn' | 'queryStringParameters'>;

/**
 * Authorizes a connection by the token in its query, because a browser cannot send a header with it.
 * @throws Error `Unauthorized`, which the gateway turns into 401.
 */
export function createAuthorizer(tokens: TokenVerifier) {
  return async ({
    methodArn,
    queryStringParameters,
  }: Event): Promise<APIGatewayAuthorizerWithContextResult<Context>> => {
    const user = await tokens.userOf(queryStringParameters?.['token'] ?? '');
    if (!user) throw new Error('Unauthorized');
    return {
      principalId: user.id,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }],
      },
      context: { role: user.role },
    };
  };
}
