import { LRUCache } from 'lru-cache';
import type { Functions } from '../lambda/functions.ts';
import { FunctionError } from '../lambda/function-error.ts';
import type { HttpAuthorizer } from '@quartet/cloudformation/model/api-gateway';
import { type GatewayResponse, httpGatewayResponses } from './gateway-responses.ts';
import { type ApiContext, authorizerEvent } from './authorizer-event.ts';
import type { ContextVariables } from './context-variable.ts';
import type { RequestContext } from './request-context.ts';
import { readExpression } from './expressions.ts';

export type Invoke = Functions['invoke'];

/** Returns the rejection of a request; undefined when it may pass, and then its context knows the caller. */
export type Authorize = (context: RequestContext) => Promise<GatewayResponse | undefined>;

interface AuthorizerOptions {
  readonly authorizer: HttpAuthorizer;
  readonly invoke: Invoke;
  readonly variables: ContextVariables;
  readonly apiContext: ApiContext;
}

/** A simple response. */
interface AuthorizerResult {
  readonly isAuthorized: boolean;
  readonly context: Readonly<Record<string, unknown>>;
}

const maxCachedResults = 10_000;

/** Asks a function who the client is, and remembers what it said by the identity sources. */
export function createAuthorize({
  authorizer,
  invoke,
  variables,
  apiContext,
}: AuthorizerOptions): Authorize {
  const sources = authorizer.identitySource.map((source) => readExpression(source, variables));
  const cache =
    authorizer.resultTtlInSeconds > 0 && sources.length > 0
      ? new LRUCache<string, AuthorizerResult>({
          max: maxCachedResults,
          ttl: authorizer.resultTtlInSeconds * 1_000,
        })
      : undefined;

  return async (context) => {
    const identity = sources.map((read) => read(context) ?? '');
    if (identity.includes('')) return httpGatewayResponses.unauthorized;
    const key = cache && JSON.stringify(identity);
    const cached = key === undefined ? undefined : cache?.get(key);
    if (cached) return applyResult(context, cached);
    const event = authorizerEvent(context, apiContext, identity.length > 0 ? identity : null);
    try {
      const result = parseResult(await invoke(authorizer.functionName, event));
      if (key !== undefined) cache?.set(key, result);
      return applyResult(context, result);
    } catch (error) {
      return failureResponse(context, error);
    }
  };
}

function applyResult(
  context: RequestContext,
  { isAuthorized, context: authorizerContext }: AuthorizerResult,
): GatewayResponse | undefined {
  context.authorizerContext = authorizerContext;
  return isAuthorized ? undefined : httpGatewayResponses.forbidden;
}

function parseResult(result: unknown): AuthorizerResult {
  const { isAuthorized, context: authorizerContext = {} } = (result ??
    {}) as Partial<AuthorizerResult>;
  if (typeof isAuthorized !== 'boolean' || typeof authorizerContext !== 'object') {
    throw new FunctionError('InvalidResponse', 'The response of the authorizer is invalid');
  }
  return { isAuthorized, context: authorizerContext };
}

/** A function says by this message, and by no other, that the client is at fault. */
function failureResponse(context: RequestContext, error: unknown): GatewayResponse {
  const message = error instanceof FunctionError ? error.errorMessage : String(error);
  context.authorizerError = message;
  return message === 'Unauthorized'
    ? httpGatewayResponses.unauthorized
    : httpGatewayResponses.authorizerFailure;
}
