import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerWithContextResult,
} from 'aws-lambda';
import type { ApiKeys } from './api-keys.ts';
import { KeysUnavailable, type TokenVerifier, type User } from './token-verifier.ts';

export interface AuthorizerDeps {
  readonly apiKeys: ApiKeys;
  readonly tokens: TokenVerifier;
  /** The route keys that need only an API key, as the gateway writes them. */
  readonly keyRoutes: readonly string[];
}

/** The authorizer's context, which the gateway maps to request headers. */
export interface AuthorizerContext {
  readonly clientId?: string;
  /** The client's limit, in requests per second. */
  readonly rate?: number;
  readonly userId?: string;
  readonly role?: string;
}

type Event = Pick<APIGatewayRequestAuthorizerEventV2, 'routeKey' | 'headers'>;
type Result = APIGatewaySimpleAuthorizerWithContextResult<AuthorizerContext>;

const forbidden: Result = { isAuthorized: false, context: {} };

/**
 * Authorizes one request. The gateway turns `isAuthorized: false` into 403, and an error with exactly the
 * message `Unauthorized` into 401.
 * @throws Error `Unauthorized` for a missing or invalid token.
 */
export function createAuthorizer({ apiKeys, tokens, keyRoutes }: AuthorizerDeps) {
  const keyOnly = new Set(keyRoutes);
  return async ({ routeKey, headers = {} }: Event): Promise<Result> => {
    const key = headers['x-api-key'];
    const client = key ? await apiKeys.clientOf(key) : undefined;
    if (!client) return forbidden;
    const context = { clientId: client.id, rate: client.rate };
    if (keyOnly.has(routeKey)) return { isAuthorized: true, context };
    const user = await verify(tokens, bearerToken(headers['authorization']));
    if (!user) throw new Error('Unauthorized');
    return { isAuthorized: true, context: { ...context, ...user } };
  };
}

type UserContext = Pick<AuthorizerContext, 'userId' | 'role'>;

/**
 * Without keys the request passes without a user: the service verifies the token again, and answers 503 when
 * it has no keys either. An authorizer has only 401, 403 and, for a failure of its own, 500.
 */
async function verify(tokens: TokenVerifier, token: string): Promise<UserContext | undefined> {
  try {
    const user = await tokens.userOf(token);
    return user && contextOf(user);
  } catch (error) {
    if (error instanceof KeysUnavailable) return {};
    throw error;
  }
}

function contextOf({ id, role }: User): UserContext {
  return { userId: id, role };
}

/** The pattern and the size limit of the services, so that each header gets one answer everywhere. */
const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;
const maxHeader = 4_096;

function bearerToken(header = ''): string {
  return header.length <= maxHeader ? (bearer.exec(header)?.[1] ?? '') : '';
}
