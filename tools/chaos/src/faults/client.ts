import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
}

interface OrderResponse {
  readonly status: number;
  readonly body: OrderBody;
}

/** The fields that paths read; a problem names its order as `orderId`. */
export interface OrderBody {
  readonly id?: string;
  readonly orderId?: string;
  readonly status?: string;
}

/** A client that repeats a request under the same key until the response is definite. */
export type Client = (request: Request) => Promise<OrderResponse>;

const timeout = 20_000;
const retryDelay = 30;

export function retryingClient(url: string): Client {
  return async ({ method, path, token, body }) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const until = performance.now() + timeout;
    for (;;) {
      const response = await attempt(`${url}${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeout),
      });
      if (response && response.status < 500) return response;
      if (performance.now() > until) throw new Error(`${method} ${path} got no definite response`);
      await pause(retryDelay);
    }
  };
}

async function attempt(url: string, init: RequestInit): Promise<OrderResponse | undefined> {
  try {
    const response = await fetch(url, init);
    return { status: response.status, body: (await response.json()) as OrderBody };
  } catch {
    return undefined;
  }
}
