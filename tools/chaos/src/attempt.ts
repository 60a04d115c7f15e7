import { type Edge, sendToEdge } from '@quartet/local-client/edge';
import type { ClientResponse, ResponseBody, Request } from './request.ts';

/** Sends a request once; undefined when no readable response came. */
export type Attempt = (request: Request, token?: string) => Promise<ClientResponse | undefined>;

/** A request waits at most 5 s for its order; one that takes longer has reached a paused process. */
const limit = 10_000;

export function attempt(edge: Edge, signal: AbortSignal): Attempt {
  return async (request, token) => {
    try {
      const until = AbortSignal.any([signal, AbortSignal.timeout(limit)]);
      const response = await sendToEdge(edge, { ...request, token }, until);
      const answer = (await response.json()) as ResponseBody;
      return { status: response.status, body: answer, definite: isDefinite(response) };
    } catch {
      return undefined;
    }
  };
}

function isDefinite({ status, headers }: Response): boolean {
  return status < 500 && status !== 401 && status !== 429 && !headers.has('retry-after');
}
