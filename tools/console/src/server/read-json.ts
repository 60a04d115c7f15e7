import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { HttpError } from './responses.ts';

const maxBytes = 4_096;

/**
 * The body of a request by its schema.
 * @throws Refusal when it is none.
 */
export async function readJson<T extends z.ZodType>(
  req: IncomingMessage,
  schema: T,
): Promise<z.output<T>> {
  const result = schema.safeParse(parse(await readText(req)));
  if (!result.success) throw new HttpError(400, z.prettifyError(result.error));
  return result.data;
}

async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw new HttpError(413, `At most ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
