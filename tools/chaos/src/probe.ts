import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Api, createApi } from '@quartet/client';
import type { Edge } from '@quartet/local-client/edge';

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
  readonly token?: string;
  /** @param key an idempotency key */
  readonly call: (api: Api, key: string) => Promise<unknown>;
}

const rest = 100;
const limit = 30_000;

/** Repeats a request until the signal is aborted. */
export async function probe(
  edge: Edge,
  { kind, token, call }: ProbeRequest,
  { signal, onProbe }: { readonly signal: AbortSignal; readonly onProbe: (probe: Probe) => void },
): Promise<void> {
  while (!signal.aborted) {
    const begun = performance.now();
    let response: Response | undefined;
    const send = async (request: Request) =>
      (response = await fetch(request, { signal: AbortSignal.timeout(limit) }));
    const { url, apiKey } = edge;
    await call(createApi({ url, apiKey, token, fetch: send }), randomUUID()).catch(() => undefined);
    const retryAfter = response?.headers.has('retry-after') ?? false;
    onProbe({ kind, begun, ended: performance.now(), status: response?.status, retryAfter });
    await pause(rest);
  }
}
