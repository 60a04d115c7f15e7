import { type Edge, type EdgeRequest, sendToEdge } from '@quartet/local-client/edge';
import { z } from 'zod';

/** The address of the edge, an API key and an admin's access token. */
export interface Access extends Edge {
  readonly token: string;
}

/** The reason in an error response: a problem of ours, or an error of the gateway. */
const Failure = z.object({ detail: z.string().optional(), message: z.string().optional() });

/** Time limit in milliseconds, longer than that of the edge. */
const limit = 30_000;

/**
 * Sends a request to the edge, and returns its 2xx response.
 * @throws Error with the reason, in one sentence, for any other result.
 */
export async function sendRequest<S extends z.ZodType>(
  { token, ...edge }: Edge & Partial<Access>,
  request: EdgeRequest,
  shape: S,
): Promise<{ readonly status: number; readonly body: z.output<S> }> {
  const { url } = edge;
  const sending = sendToEdge(edge, { ...request, token }, AbortSignal.timeout(limit));
  const response = await sending.catch((cause: unknown) => {
    throw new Error(`${url} does not respond.`, { cause });
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} returned ${response.status}: ${reasonIn(text)}`);
  const parsed = shape.safeParse(jsonIn(text));
  if (!parsed.success) throw new Error(`${url} returned a response of another version.`);
  return { status: response.status, body: parsed.data };
}

function reasonIn(text: string): string {
  const { data } = Failure.safeParse(jsonIn(text));
  return data?.detail ?? data?.message ?? 'no reason is given.';
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
