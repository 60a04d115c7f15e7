import type { Fetch } from '@quartet/client';

/** A response that no client may see during a deployment, or none at all. */
export interface Failure {
  /** Such as `POST /api/orders`. */
  readonly request: string;
  /** The status and the body, or the reason why there was no response. */
  readonly response: string;
}

/** All requests that pass through its `fetch`, also those that a client repeats. */
export interface Traffic {
  readonly fetch: Fetch;
  /** The number of requests. */
  count(): number;
  failures(): readonly Failure[];
}

const longest = 300;

/** Counts the requests, and records those without a response or with one of the 5xx. */
export function recordTraffic(send: Fetch = (request) => fetch(request)): Traffic {
  const failures: Failure[] = [];
  let count = 0;
  return {
    count: () => count,
    failures: () => failures,
    fetch: async (request) => {
      count += 1;
      const fail = (response: string) =>
        failures.push({
          request: `${request.method} ${new URL(request.url).pathname}`,
          response: response.slice(0, longest),
        });
      const response = await send(request).catch((error: unknown) => {
        if (!request.signal.aborted) fail(reasonOf(error));
        throw error;
      });
      if (response.status >= 500) fail(`${response.status} ${await response.clone().text()}`);
      return response;
    },
  };
}

/** fetch keeps the reason in the cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
