import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ready } from './quartet.ts';

/** One request and its result; times in milliseconds on the clock of `performance`. */
export interface Probe {
  readonly kind: string;
  readonly begun: number;
  readonly ended: number;
  /** Undefined when there was no response. */
  readonly status: number | undefined;
  readonly retryAfter: boolean;
}

/** A request that is sent again and again. */
export interface ProbeRequest {
  readonly kind: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
}

const rest = 100;
const limit = 30_000;

/** Repeats a request until the signal is aborted. */
export async function probe(
  { url, apiKey }: Ready,
  { kind, method, path, token, body }: ProbeRequest,
  { signal, onProbe }: { readonly signal: AbortSignal; readonly onProbe: (probe: Probe) => void },
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
    onProbe({ kind, begun, ended: performance.now(), status: answer?.status, retryAfter });
    await pause(rest);
  }
}
