import type {
  APIGatewayAuthorizerWithContextResult,
  APIGatewayRequestAuthorizerEvent,
} from 'aws-lambda';
import { KeysUnavailable, type TokenVerifier } from '../authorizer/token-verifier.ts';

interface Context {
  readonly role: string;
  readonly [name: string]: string;
}

/** The role of a connection whose token could not be verified. */
export const unverified = 'unverified';

interface Principal {
  readonly id: string;
  readonly role: string;
}

type Event = Pick<APIGatewayRequestAuthorizerEvent, 'methodArn' | 'queryStringParameters'>;

type Result = APIGatewayAuthorizerWithContextResult<Context>;

/**
 * Authorizes a connection by the token in its query, because a browser cannot send a header with it. Without
 * keys the connection passes as nobody's, and the route `$connect` answers 503.
 * @throws Error `Unauthorized`, which the gateway turns into 401.
 */
export function createAuthorizer(tokens: TokenVerifier) {
  return async ({ methodArn, queryStringParameters }: Event): Promise<Result> => {
    const user = await tokens.userOf(queryStringParameters?.['token'] ?? '').catch(nobody);
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

function nobody(error: unknown): Principal {
  if (error instanceof KeysUnavailable) return { id: 'unknown', role: unverified };
  throw error;
}
