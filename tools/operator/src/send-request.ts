import { z } from 'zod';
import type { Access } from './access.ts';

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
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
  { url, apiKey, token }: Omit<Access, 'token'> & Partial<Access>,
  { method, path, body }: ApiRequest,
  shape: S,
): Promise<{ readonly status: number; readonly body: z.output<S> }> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: {
      'x-api-key': apiKey,
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(limit),
  }).catch((cause: unknown) => {
    throw new Error(`${url} does not respond.`, { cause });
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} returned ${response.status}: ${reasonIn(text)}`);
  const answer = shape.safeParse(jsonIn(text));
  if (!answer.success) throw new Error(`${url} returned a response of another version.`);
  return { status: response.status, body: answer.data };
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
