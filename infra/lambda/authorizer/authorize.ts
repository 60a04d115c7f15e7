import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerWithContextResult,
} from 'aws-lambda';
import type { ApiKeys } from './api-keys.ts';
import type { Tokens } from './tokens.ts';

export interface AuthorizerParts {
  readonly apiKeys: ApiKeys;
  readonly tokens: Tokens;
  /** The routes, as the gateway names them, where an API key is enough. */
  readonly keyRoutes: readonly string[];
}

/** What the gateway may write into headers. */
export interface Known {
  readonly clientId?: string;
  /** Of the client, in requests per second. */
  readonly rate?: number;
  readonly userId?: string;
  readonly role?: string;
}

type Event = Pick<APIGatewayRequestAuthorizerEventV2, 'routeKey' | 'headers'>;
type Result = APIGatewaySimpleAuthorizerWithContextResult<Known>;

const forbidden: Result = { isAuthorized: false, context: {} };

/**
 * Decides on one request. The gateway answers a refusal with 403, and this message of an error, and no
 * other, with 401.
 * @throws Error `Unauthorized` for a token that is missing or wrong.
 */
export function createAuthorizer({ apiKeys, tokens, keyRoutes }: AuthorizerParts) {
  const open = new Set(keyRoutes);
  return async ({ routeKey, headers = {} }: Event): Promise<Result> => {
    const key = headers['x-api-key'];
    const client = key ? await apiKeys.clientOf(key) : undefined;
    if (!client) return forbidden;
    const context = { clientId: client.id, rate: client.rate };
    if (open.has(routeKey)) return { isAuthorized: true, context };
    const user = await tokens.userOf(bearerOf(headers['authorization']));
    if (!user) throw new Error('Unauthorized');
    return { isAuthorized: true, context: { ...context, userId: user.id, role: user.role } };
  };
}

function bearerOf(header = ''): string {
  return /^bearer +(\S+)$/i.exec(header)?.[1] ?? '';
}
