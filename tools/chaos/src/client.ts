import { setTimeout as pause } from 'node:timers/promises';
import { attempt } from './attempt.ts';
import type { Ready } from './quartet.ts';

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly role: 'admin' | 'shopper';
  readonly key?: string;
  readonly body?: unknown;
  /** What is enough for whoever asks; a definite answer always is. */
  readonly isEnough?: (answer: ClientResponse) => boolean;
}

export interface ClientResponse {
  readonly status: number;
  readonly body: ResponseBody;
  /** Asking again would not change it: what says when to ask again is not the end. */
  readonly definite: boolean;
}

/** As far as customers look at it; a refusal names its order as `orderId`. */
export interface ResponseBody {
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

/** Somebody role does not give up: the same request, under the same key, until the answer is definite. */
export interface Client {
  /**
   * @param heard each answer, the definite one too
   * @throws AbortError when all patience is at its end
   */
  send(request: Request, heard?: (answer: ClientResponse) => void): Promise<ClientResponse>;
}

/** Milliseconds between two tries, doubling. */
const retryDelay = { first: 250, longest: 2_000 };

/** @param signal aborted when there is no more sense in waiting */
export function createClient(ready: Ready, signal: AbortSignal): Client {
  const tokens = new Map<string, Promise<string>>();
  const send = attempt(ready, signal);

  const tokenOf = (role: Request['role'], isStale: boolean): Promise<string> => {
    const known = isStale ? undefined : tokens.get(role);
    const token = known ?? logIn(role);
    tokens.set(role, token);
    return token;
  };

  async function logIn(role: Request['role']): Promise<string> {
    const request = { method: 'POST', path: '/api/users/login', role, body: ready[role] } as const;
    for (;;) {
      const token = (await send(request))?.body.accessToken;
      if (token !== undefined) return token;
      await pause(retryDelay.longest, undefined, { signal });
    }
  }

  return {
    send: async (request, heard) => {
      let isStale = false;
      for (let wait = retryDelay.first; ; wait = Math.min(wait * 2, retryDelay.longest)) {
        signal.throwIfAborted();
        const answer = await send(request, await tokenOf(request.role, isStale));
        isStale = answer?.status === 401;
        if (answer) heard?.(answer);
        if (answer?.definite || (answer && request.isEnough?.(answer))) return answer;
        await pause(wait, undefined, { signal });
      }
    },
  };
}
