import type { ClientResponse, ResponseBody, Request } from './request.ts';
import type { Ready } from './quartet.ts';

/** Sends a request once; undefined when no readable response came. */
export type Attempt = (request: Request, token?: string) => Promise<ClientResponse | undefined>;

/** A request waits at most 5 s for its order; one that takes longer has reached a frozen process. */
const limit = 10_000;

export function attempt({ url, apiKey }: Ready, signal: AbortSignal): Attempt {
  return async ({ method, path, key, body }, token) => {
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          'x-api-key': apiKey,
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(limit)]),
      });
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
