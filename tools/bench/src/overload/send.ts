import { Pool } from 'undici';

/** One request of an overload. */
export interface LoadedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The kinds of outcome: `failed` is a reset, a timeout, or a refusal that does not say when to come back. */
export type Outcome = 'good' | 'rejected' | 'failed';

export interface Sample {
  readonly outcome: Outcome;
  /** Milliseconds until the whole answer was there. */
  readonly ms: number;
  /** Monotonic time of the end, in milliseconds. */
  readonly at: number;
  /** The status, or the code of the failure. */
  readonly detail: string;
}

/** Sends one request. */
export type Send = (request: LoadedRequest) => Promise<Sample>;

export interface Sender extends AsyncDisposable {
  readonly send: Send;
}

const timeout = 10_000;

/** @param connections the most that are open at once; further requests wait for one, and their time counts */
export function openSender(url: string, connections = 512): Sender {
  const pool = new Pool(url, {
    connections,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connect: { timeout },
  });
  const send: Send = async (request) => {
    const began = performance.now();
    const end = (outcome: Outcome, detail: string): Sample => {
      const at = performance.now();
      return { outcome, detail, at, ms: at - began };
    };
    try {
      const { statusCode, headers, body } = await pool.request(request);
      await body.dump({ limit: 1_000_000 });
      if (statusCode < 300) return end('good', String(statusCode));
      const isRejection = statusCode === 503 || statusCode === 429;
      const isPolite = isRejection && headers['retry-after'] !== undefined;
      return end(isPolite ? 'rejected' : 'failed', String(statusCode));
    } catch (error) {
      return end('failed', String((error as { readonly code?: string }).code ?? error));
    }
  };
  return { send, [Symbol.asyncDispose]: () => pool.destroy() };
}
