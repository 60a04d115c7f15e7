import type {
  APIGatewayAuthorizerWithContextResult,
  APIGatewayRequestAuthorizerEvent,
} from 'aws-lambda';
import type { Tokens } from '../authorizer/tokens.ts';

interface Context {
  readonly role: string;
  readonly [name: string]: string;
}

type Event = Pick<APIGatewayRequestAuthorizerEvent, 'methodArn' | 'queryStringParameters'>;

/**
 * Lets a socket open for the user of its token, which is in the query because a browser sends no header.
 * @throws Error `Unauthorized`, which the gateway answers with 401.
 */
export function createAuthorizer(tokens: Tokens) {
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
