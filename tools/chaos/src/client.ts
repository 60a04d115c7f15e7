import { setTimeout as pause } from 'node:timers/promises';
import { type Edge, loginRequest } from '@quartet/local-client/edge';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { attempt } from './attempt.ts';
import type { ClientResponse, Request } from './request.ts';

/** A client that repeats a request under the same key until the response is definite. */
export interface Client {
  /**
   * @param heard called with each response, including the definite one
   * @throws AbortError when the signal is aborted
   */
  send(request: Request, heard?: (answer: ClientResponse) => void): Promise<ClientResponse>;
}

/** Milliseconds between two attempts, doubling. */
const retryDelay = { first: 250, longest: 2_000 };

/** @param signal stops all retries */
export function createClient(
  ready: Edge & Pick<ReadyContent, 'admin' | 'shopper'>,
  signal: AbortSignal,
): Client {
  const tokens = new Map<string, Promise<string>>();
  const send = attempt(ready, signal);

  const tokenOf = (role: Request['role'], isStale: boolean): Promise<string> => {
    const known = isStale ? undefined : tokens.get(role);
    const token = known ?? logIn(role);
    tokens.set(role, token);
    return token;
  };

  async function logIn(role: Request['role']): Promise<string> {
    const request = { ...loginRequest(ready[role]), role };
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
