import type { Answer, Client } from '@quartet/http';
import type { ProblemCode } from '@quartet/problem';
import { z } from 'zod';
import type { Refused, Unknown } from '../domain/outcomes.ts';

export interface Question {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly userId: string;
  readonly deadline: number;
  readonly body?: unknown;
}

/** An answer that settles nothing is as good as none: the call may have had its effect. */
export async function ask(client: Client, { method, path, ...call }: Question): Promise<Answer> {
  try {
    return await client.request(method, path, call);
  } catch (error) {
    return { status: 0, body: error };
  }
}

export function unknown({ status, body }: Answer): Unknown {
  return {
    kind: 'unknown',
    cause: body instanceof Error ? body : new Error(`the answer was ${status}`),
  };
}

/** A refusal is definite only when it is one of those that the other side is known to make. */
export function refusedOr<Codes extends readonly [ProblemCode, ...ProblemCode[]]>(
  answer: Answer,
  codes: Codes,
): Refused | Unknown {
  const problem = z.object({ code: z.enum(codes) }).safeParse(answer.body);
  if (answer.status !== 409 || !problem.success) return unknown(answer);
  return { kind: 'refused', reason: problem.data.code };
}
