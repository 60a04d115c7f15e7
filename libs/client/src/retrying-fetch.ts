/** Waits some milliseconds; rejects when the signal aborts before. */
export type Delay = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export type Fetch = (request: Request) => Promise<Response>;

export interface RetryOptions {
  /**
   * The highest number of attempts for a request.
   * @default 4
   */
  readonly attempts?: number;
  /** @default - a timer */
  readonly delay?: Delay;
}

const safeMethods = ['GET', 'HEAD', 'PUT', 'DELETE'];
/** 408 too: the request did not arrive as a whole (RFC 9110, 15.5.9). */
const passing = [408, 429, 502, 503, 504];

/**
 * Sends a request again after Retry-After, or after a growing pause, if a repetition is safe: by its method, or by its
 * Idempotency-Key, which stays the same. A refused request (429) did nothing, so that any may be sent again.
 */
export function retryingFetch(send: Fetch, options: RetryOptions = {}): Fetch {
  const { attempts = 4, delay = wait } = options;
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await trySending(send, request.clone());
      const isLast = attempt >= attempts;
      if (outcome instanceof Response) {
        if (isLast || !(await isPassing(request, outcome))) return outcome;
      } else if (isLast || !isRepeatable(request) || request.signal.aborted) throw outcome.error;
      const pause = outcome instanceof Response ? retryAfter(outcome) : undefined;
      await delay(pause ?? backoff(attempt), request.signal);
    }
  };
}

async function trySending(send: Fetch, request: Request) {
  try {
    return await send(request);
  } catch (error) {
    return { error };
  }
}

async function isPassing(request: Request, response: Response): Promise<boolean> {
  if (response.status === 429) return true;
  if (!isRepeatable(request)) return false;
  if (passing.includes(response.status)) return true;
  return response.status === 409 && (await codeOf(response)) === 'request_in_progress';
}

function isRepeatable({ method, headers }: Request): boolean {
  return safeMethods.includes(method) || headers.has('idempotency-key');
}

async function codeOf(response: Response): Promise<unknown> {
  const body = (await response.clone().json()) as { readonly code?: unknown };
  return body.code;
}

function retryAfter(response: Response): number | undefined {
  const seconds = response.headers.get('retry-after');
  return seconds === null ? undefined : Number(seconds) * 1_000;
}

function backoff(attempt: number): number {
  return 100 * 2 ** attempt * (0.5 + Math.random() / 2);
}

/** Waits by a timer. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', aborted, { once: true });
    function done() {
      signal.removeEventListener('abort', aborted);
      resolve();
    }
    function aborted() {
      clearTimeout(timer);
      reject(signal.reason as Error);
    }
  });
}
