import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { HttpError } from './http-error.ts';
import { readUpTo } from './read-up-to.ts';

const maxBytes = 4_096;

/**
 * The body of a request by its schema; no body is an empty object.
 * @throws HttpError when the body does not match
 */
export async function readJson<T extends z.ZodType>(
  req: IncomingMessage,
  schema: T,
): Promise<z.output<T>> {
  const body = await readUpTo(maxBytes, req);
  if (!body) throw new HttpError(413, `At most ${maxBytes} bytes.`);
  const result = schema.safeParse(body.length === 0 ? {} : parse(body.toString()));
  if (result.success) return result.data;
  throw new HttpError(400, z.prettifyError(result.error));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, 'The body is not valid JSON.');
  }
}
