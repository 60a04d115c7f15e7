import { setTimeout as pause } from 'node:timers/promises';
import { attempt } from './attempt.ts';
import type { Ready } from './quartet.ts';

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly who: 'admin' | 'shopper';
  readonly key?: string;
  readonly body?: unknown;
  /** What is enough for whoever asks; a definite answer always is. */
  readonly enough?: (answer: Answer) => boolean;
}

export interface Answer {
  readonly status: number;
  readonly body: Body;
  /** Asking again would not change it: what says when to ask again is not the end. */
  readonly definite: boolean;
}

/** As far as customers look at it; a refusal names its order as `orderId`. */
export interface Body {
  readonly id?: string;
  readonly orderId?: string;
  readonly status?: string | number;
  readonly code?: string;
  readonly total?: Money | null;
  readonly accessToken?: string;
}

export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** Somebody who does not give up: the same request, under the same key, until the answer is definite. */
export interface Client {
  /**
   * @param heard each answer, the definite one too
   * @throws AbortError when all patience is at its end
   */
  ask(request: Request, heard?: (answer: Answer) => void): Promise<Answer>;
}

/** Milliseconds between two tries, doubling. */
const rest = { first: 250, longest: 2_000 };

/** @param signal aborted when there is no more sense in waiting */
export function createClient(ready: Ready, signal: AbortSignal): Client {
  const tokens = new Map<string, Promise<string>>();
  const send = attempt(ready, signal);

  const tokenOf = (who: Request['who'], isStale: boolean): Promise<string> => {
    const known = isStale ? undefined : tokens.get(who);
    const token = known ?? logIn(who);
    tokens.set(who, token);
    return token;
  };

  async function logIn(who: Request['who']): Promise<string> {
    const request = { method: 'POST', path: '/api/users/login', who, body: ready[who] } as const;
    for (;;) {
      const token = (await send(request))?.body.accessToken;
      if (token !== undefined) return token;
      await pause(rest.longest, undefined, { signal });
    }
  }

  return {
    ask: async (request, heard) => {
      let isStale = false;
      for (let wait = rest.first; ; wait = Math.min(wait * 2, rest.longest)) {
        signal.throwIfAborted();
        const answer = await send(request, await tokenOf(request.who, isStale));
        isStale = answer?.status === 401;
        if (answer) heard?.(answer);
        if (answer?.definite || (answer && request.enough?.(answer))) return answer;
        await pause(wait, undefined, { signal });
      }
    },
  };
}
