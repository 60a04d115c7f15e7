import { z } from 'zod';
import type { Access } from './access.ts';

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

/** What says in a failure why it is one: our own problems, and what the gateway itself answers. */
const Failure = z.object({ detail: z.string().optional(), message: z.string().optional() });

/** Milliseconds; the edge gives up before that. */
const limit = 30_000;

/**
 * One request to the edge, and its answer of 2xx.
 * @throws Error that says in a sentence why there is none.
 */
export async function ask<S extends z.ZodType>(
  { url, apiKey, token }: Omit<Access, 'token'> & Partial<Access>,
  { method, path, body }: Question,
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
    throw new Error(`${url} does not answer.`, { cause });
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${reasonIn(text)}`);
  const answer = shape.safeParse(jsonIn(text));
  if (!answer.success) throw new Error(`${url} answers what only another version understands.`);
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
