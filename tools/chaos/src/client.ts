import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '@quartet/client';
import { type Edge, openEdge } from '@quartet/local-client/edge';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import type { Answer, ClientResponse, Request, ResponseBody } from './request.ts';

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
    const cached = isStale ? undefined : tokens.get(role);
    const token = cached ?? logIn(role);
    tokens.set(role, token);
    return token;
  };

  async function logIn(role: Request['role']): Promise<string> {
    const { email, password } = ready[role];
    for (;;) {
      const answer = await send((api) =>
        api.POST('/api/users/login', { body: { email, password } }),
      );
      if (answer?.data) return answer.data.accessToken;
      await pause(retryDelay.longest, undefined, { signal });
    }
  }

  return {
    send: async (request, heard) => {
      let isStale = false;
      for (let wait = retryDelay.first; ; wait = Math.min(wait * 2, retryDelay.longest)) {
        signal.throwIfAborted();
        const answer = clientResponse(
          await send(request.call, await tokenOf(request.role, isStale)),
        );
        isStale = answer?.status === 401;
        if (answer) heard?.(answer);
        if (answer?.definite || (answer && request.isEnough?.(answer))) return answer;
        await pause(wait, undefined, { signal });
      }
    },
  };
}

/** Makes a call once; undefined when no readable response came. */
type Attempt = <Data>(
  call: (api: Api) => Promise<Answer<Data>>,
  token?: string,
) => Promise<Answer<Data> | undefined>;

/** A request waits at most 5 s for its order; one that takes longer has reached a paused process. */
const limit = 10_000;

function attempt(edge: Edge, signal: AbortSignal): Attempt {
  return async (call, token) => {
    try {
      const until = AbortSignal.any([signal, AbortSignal.timeout(limit)]);
      return await call(openEdge(edge, { token, signal: until }));
    } catch {
      return undefined;
    }
  };
}

function clientResponse(answer: Answer<ResponseBody> | undefined): ClientResponse | undefined {
  if (answer === undefined) return undefined;
  const { data, error, response } = answer;
  const body = data ?? error;
  if (typeof body !== 'object' || body === null) return undefined;
  return { status: response.status, body, definite: isDefinite(response) };
}

const passing = [401, 408, 429];

function isDefinite({ status, headers }: Response): boolean {
  return status < 500 && !passing.includes(status) && !headers.has('retry-after');
}
