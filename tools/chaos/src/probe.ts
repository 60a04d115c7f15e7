import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Edge, type EdgeRequest, sendToEdge } from '@quartet/local-client/edge';

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
export interface ProbeRequest extends EdgeRequest {
  readonly kind: string;
}

const rest = 100;
const limit = 30_000;

/** Repeats a request until the signal is aborted. */
export async function probe(
  edge: Edge,
  { kind, ...request }: ProbeRequest,
  { signal, onProbe }: { readonly signal: AbortSignal; readonly onProbe: (probe: Probe) => void },
): Promise<void> {
  while (!signal.aborted) {
    const begun = performance.now();
    const once = { ...request, key: randomUUID() };
    const sending = sendToEdge(edge, once, AbortSignal.timeout(limit));
    const response = await sending.catch(() => undefined);
    await response?.arrayBuffer().catch(() => undefined);
    const retryAfter = response?.headers.has('retry-after') ?? false;
    onProbe({ kind, begun, ended: performance.now(), status: response?.status, retryAfter });
    await pause(rest);
  }
}
