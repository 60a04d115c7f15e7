import { LRUCache } from 'lru-cache';
import type { Functions } from '../lambda/functions.ts';
import { FunctionError } from '../lambda/function-error.ts';
import type { HttpAuthorizer } from '@quartet/cloudformation/model/api-gateway';
import { type Answer, httpAnswers } from './answers.ts';
import { type Asking, authorizerEvent } from './authorizer-event.ts';
import type { Constants } from './context-variable.ts';
import type { Exchange } from './exchange.ts';
import { readExpression } from './expressions.ts';

export type Invoke = Functions['invoke'];

/** Why a request may not pass; undefined when it may, and then the exchange knows who asks. */
export type Authorize = (exchange: Exchange) => Promise<Answer | undefined>;

export interface AuthorizerParts {
  readonly authorizer: HttpAuthorizer;
  readonly invoke: Invoke;
  readonly own: Constants;
  readonly asking: Asking;
}

/** A simple response. */
interface Verdict {
  readonly isAuthorized: boolean;
  readonly context: Readonly<Record<string, unknown>>;
}

const mostRemembered = 10_000;

/** Asks a function who the client is, and remembers what it said by the identity sources. */
export function createAuthorize({ authorizer, invoke, own, asking }: AuthorizerParts): Authorize {
  const sources = authorizer.identitySource.map((source) => readExpression(source, own));
  const remembered =
    authorizer.resultTtlInSeconds > 0 && sources.length > 0
      ? new LRUCache<string, Verdict>({
          max: mostRemembered,
          ttl: authorizer.resultTtlInSeconds * 1_000,
        })
      : undefined;

  return async (exchange) => {
    const identity = sources.map((read) => read(exchange) ?? '');
    if (identity.includes('')) return httpAnswers.unauthorized;
    const key = remembered && JSON.stringify(identity);
    const known = key === undefined ? undefined : remembered?.get(key);
    if (known) return verdict(exchange, known);
    const event = authorizerEvent(exchange, asking, identity.length > 0 ? identity : null);
    try {
      const said = verdictIn(await invoke(authorizer.functionName, event));
      if (key !== undefined) remembered?.set(key, said);
      return verdict(exchange, said);
    } catch (error) {
      return failure(exchange, error);
    }
  };
}

function verdict(exchange: Exchange, { isAuthorized, context }: Verdict): Answer | undefined {
  exchange.authorizer = context;
  return isAuthorized ? undefined : httpAnswers.forbidden;
}

function verdictIn(result: unknown): Verdict {
  const { isAuthorized, context = {} } = (result ?? {}) as Partial<Verdict>;
  if (typeof isAuthorized !== 'boolean' || typeof context !== 'object') {
    throw new FunctionError('InvalidResponse', 'The response of the authorizer is invalid');
  }
  return { isAuthorized, context };
}

/** A function says by this message, and by no other, that the client is at fault. */
function failure(exchange: Exchange, error: unknown): Answer {
  const message = error instanceof FunctionError ? error.errorMessage : String(error);
  exchange.authorizerError = message;
  return message === 'Unauthorized' ? httpAnswers.unauthorized : httpAnswers.failed;
}
