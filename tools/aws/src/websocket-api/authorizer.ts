import { FunctionError } from '../lambda/function-error.ts';
import type { Functions } from '../lambda/functions.ts';
import type { WebSocketAuthorizer } from '@quartet/cloudformation/model/web-socket-api';
import type { SocketContext } from './context.ts';
import { authorizerEvent } from './events.ts';
import { readIdentitySource } from './identity-source.ts';
import { allows, PolicyAnswer } from './policy.ts';
import { type Refusal, refusals } from './refusal.ts';
import type { SocketRequest } from './request.ts';

/** What is known of whoever may open a socket, all of it texts. */
export type Known = Readonly<Record<string, string>>;

export interface Authorization {
  readonly known: Known;
}

export interface AuthorizeParts {
  readonly authorizer: WebSocketAuthorizer;
  readonly invoke: Functions['invoke'];
  /** Of the stage: `arn:aws:execute-api:us-east-1:000000000000:abc/live`. */
  readonly arn: string;
  /** Hears why a function could not say anything. */
  readonly failed: (error: unknown) => void;
}

export type Authorize = (
  request: SocketRequest,
  context: SocketContext,
) => Promise<Authorization | Refusal>;

/** Asks the function of an authoriser, unless one of the sources that it goes by is missing. */
export function createAuthorize({ authorizer, invoke, arn, failed }: AuthorizeParts): Authorize {
  const sources = authorizer.identitySource.map(readIdentitySource);
  return async (request, context) => {
    if (!sources.every((read) => read(request))) return refusals.unauthorized;
    const methodArn = `${arn}/${context.routeKey}`;
    const event = authorizerEvent(request, context, methodArn);
    try {
      const answer = PolicyAnswer.parse(await invoke(authorizer.functionName, event));
      return allows(answer, methodArn) ? { known: knownIn(answer) } : refusals.forbidden;
    } catch (error) {
      if (isUnauthorized(error)) return refusals.unauthorized;
      failed(error);
      return refusals.failed;
    }
  };
}

/** A function says by this message, and by no other, that the client is at fault. */
function isUnauthorized(error: unknown): boolean {
  return error instanceof FunctionError && error.errorMessage === 'Unauthorized';
}

function knownIn({ principalId, context }: PolicyAnswer): Known {
  const texts = Object.entries(context ?? {}).map(([name, value]) => [name, String(value)]);
  return { ...(Object.fromEntries(texts) as Known), principalId };
}
