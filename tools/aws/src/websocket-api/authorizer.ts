import type { WebSocketAuthorizer } from '@quartet/cloudformation/model/web-socket-api';
import { FunctionError } from '../lambda/function-error.ts';
import type { Functions } from '../lambda/functions.ts';
import type { WebSocketContext } from './context.ts';
import { authorizerEvent } from './events.ts';
import { PolicyResponse, allows } from './policy.ts';
import { type Rejection, rejections } from './rejection.ts';
import type { ConnectRequest } from './connect-request.ts';

/** Reads what the authoriser is asked about: nothing, or an empty text, when it was not sent. */
type ReadIdentity = (request: ConnectRequest) => string | undefined;

/** The context that an authoriser returned, with all values as strings. */
type AuthorizerContext = Readonly<Record<string, string>>;

interface Authorization {
  readonly context: AuthorizerContext;
}

interface AuthorizeOptions {
  readonly authorizer: WebSocketAuthorizer;
  readonly invoke: Functions['invoke'];
  /** ARN of the stage: `arn:aws:execute-api:us-east-1:000000000000:abc/live`. */
  readonly arn: string;
  /** Hears why a function could not say anything. */
  readonly logFailure: (error: unknown) => void;
}

export type Authorize = (
  request: ConnectRequest,
  context: WebSocketContext,
) => Promise<Authorization | Rejection>;

/** Asks the function of an authoriser, unless one of the sources that it goes by is missing. */
export function createAuthorize({
  authorizer,
  invoke,
  arn,
  logFailure,
}: AuthorizeOptions): Authorize {
  const sources = authorizer.identitySource.map(readIdentitySource);
  return async (request, context) => {
    if (!sources.every((read) => read(request))) return rejections.unauthorized;
    const methodArn = `${arn}/${context.routeKey}`;
    const event = authorizerEvent(request, context, methodArn);
    try {
      const response = PolicyResponse.parse(await invoke(authorizer.functionName, event));
      return allows(response, methodArn) ? { context: contextIn(response) } : rejections.forbidden;
    } catch (error) {
      if (isUnauthorized(error)) return rejections.unauthorized;
      logFailure(error);
      return rejections.authorizerFailure;
    }
  };
}

/** A function says by this message, and by no other, that the client is at fault. */
function isUnauthorized(error: unknown): boolean {
  return error instanceof FunctionError && error.errorMessage === 'Unauthorized';
}

function contextIn({ principalId, context }: PolicyResponse): AuthorizerContext {
  const texts = Object.entries(context ?? {}).map(([name, value]) => [name, String(value)]);
  return { ...(Object.fromEntries(texts) as AuthorizerContext), principalId };
}

/** @throws Error for a source that is not understood. */
function readIdentitySource(source: string): ReadIdentity {
  const [, scope, name = ''] = /^route\.request\.(querystring|header)\.(.+)$/.exec(source) ?? [];
  if (scope === 'querystring') return ({ queryStringParameters }) => queryStringParameters?.[name];
  if (scope !== 'header') throw new Error(`The identity source ${source} is not supported here.`);
  const headerName = name.toLowerCase();
  return ({ headers }) =>
    Object.entries(headers).find(([header]) => header.toLowerCase() === headerName)?.[1];
}
