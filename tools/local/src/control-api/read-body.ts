import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { ControlProblem } from './problem.ts';

const most = 4_096;

/**
 * The body of a request by its schema; no body is an empty object.
 * @throws ControlProblem when it is none
 */
export async function readBody<T extends z.ZodType>(
  req: IncomingMessage,
  schema: T,
): Promise<z.output<T>> {
  let text = '';
  for await (const chunk of req.setEncoding('utf8')) {
    text += chunk;
    if (text.length > most) throw new ControlProblem('body_too_large', `At most ${most} bytes.`);
  }
  const result = schema.safeParse(text === '' ? {} : parse(text));
  if (result.success) return result.data;
  throw new ControlProblem('invalid_request', z.prettifyError(result.error));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlProblem('invalid_request', 'The body is not valid JSON.');
  }
}
