import type {
  APIGatewayAuthorizerWithContextResult,
  APIGatewayRequestAuthorizerEvent,
} from 'aws-lambda';
import type { Revocations } from './published-revocations.ts';
import { KeysUnavailable, type TokenVerifier } from '../authorizer/token-verifier.ts';

interface Context {
  readonly role: string;
  readonly session: string;
  /** The expiry of the token, in seconds since 1970. */
  readonly tokenExpiresAt: string;
  readonly [name: string]: string;
}

/** The size limit of the services. */
const maxToken = 4_096;

/** The role of a connection whose token could not be verified. */
export const unverified = 'unverified';

type Event = Pick<APIGatewayRequestAuthorizerEvent, 'methodArn' | 'queryStringParameters'>;

type Result = APIGatewayAuthorizerWithContextResult<Context>;

/**
 * Authorizes a connection by the token in its query, because a browser cannot send a header with it. Without
 * keys the connection passes as nobody's, and the route `$connect` answers 503; an admin's does so too while
 * nobody knows which sessions have ended.
 * @throws Error `Unauthorized`, which the gateway turns into 401.
 */
export function createAuthorizer(tokens: TokenVerifier, revocations: Revocations) {
  return async ({ methodArn, queryStringParameters }: Event): Promise<Result> => {
    const token = queryStringParameters?.['token'] ?? '';
    if (token.length > maxToken) throw new Error('Unauthorized');
    const user = await tokens.userOf(token).catch(nobody);
    const { sessions, isCurrent } = await revocations();
    if (!user || sessions.has(user.session)) throw new Error('Unauthorized');
    const role = user.role === 'admin' && !isCurrent ? unverified : user.role;
    return {
      principalId: user.id,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }],
      },
      context: { role, session: user.session, tokenExpiresAt: String(user.expiresAt) },
    };
  };
}

function nobody(error: unknown) {
  if (!(error instanceof KeysUnavailable)) throw error;
  return { id: 'unknown', role: unverified, session: '', expiresAt: 0 } as const;
}
