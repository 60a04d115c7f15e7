import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ready } from './quartet.ts';

/** One request and what became of it; times in milliseconds on the clock of `performance`. */
export interface Probe {
  readonly kind: string;
  readonly begun: number;
  readonly ended: number;
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  readonly retryAfter: boolean;
}

/** Somebody who asks for the same thing all the time. */
export interface ProbeRequest {
  readonly kind: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
}

const rest = 100;
const limit = 30_000;

/** Asks again and again until the signal; answers all that it saw. */
export async function probe(
  { url, apiKey }: Ready,
  { kind, method, path, token, body }: ProbeRequest,
  { signal, seen }: { readonly signal: AbortSignal; readonly seen: (probe: Probe) => void },
): Promise<void> {
  while (!signal.aborted) {
    const begun = performance.now();
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        'x-api-key': apiKey,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(limit),
    }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    const retryAfter = answer?.headers.has('retry-after') ?? false;
    seen({ kind, begun, ended: performance.now(), status: answer?.status, retryAfter });
    await pause(rest);
  }
}
