import type { Api } from '@quartet/client';
import { type Edge, openEdge } from '@quartet/local-client/edge';
import { z } from 'zod';

/** The address of the edge, an API key and an admin's access token. */
export interface Access extends Edge {
  readonly token: string;
}

/** One call of the API, such as `(api) => api.GET('/api/orders')`. */
export type Call<Data> = (api: Api) => Promise<Answer<Data>>;

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The reason in an error response: a problem of ours, or an error of the gateway. */
const Failure = z.object({ detail: z.string().optional(), message: z.string().optional() });

/** Time limit in milliseconds, longer than that of the edge. */
const limit = 30_000;

/**
 * Makes a call, and returns its 2xx response.
 * @param shape the members that are read; the document of the operation must have them
 * @throws Error with the reason, in one sentence, for any other result.
 */
export async function sendRequest<Shape, Data extends Shape>(
  { token, ...edge }: Edge & Partial<Access>,
  call: Call<Data>,
  shape: z.ZodType<Shape>,
): Promise<{ readonly status: number; readonly body: Shape }> {
  const { url } = edge;
  const api = openEdge(edge, { token, signal: AbortSignal.timeout(limit) });
  const { data, error, response } = await call(api).catch((cause: unknown) => {
    throw cause instanceof SyntaxError ? unreadable(url) : silent(url, cause);
  });
  if (!response.ok) throw new Error(`${url} returned ${response.status}: ${reasonIn(error)}`);
  const parsed = shape.safeParse(data);
  if (!parsed.success) throw unreadable(url);
  return { status: response.status, body: parsed.data };
}

function reasonIn(error: unknown): string {
  const { data } = Failure.safeParse(error);
  return data?.detail ?? data?.message ?? 'no reason is given.';
}

function unreadable(url: string): Error {
  return new Error(`${url} returned a response of another version.`);
}

function silent(url: string, cause: unknown): Error {
  return new Error(`${url} does not respond.`, { cause });
}
