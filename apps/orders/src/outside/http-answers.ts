import type { Answer, Client } from '@quartet/http';
import { currencies } from '@quartet/money';
import type { ProblemCode } from '@quartet/problem';
import { z } from 'zod';
import type { Refused, Unknown } from '../domain/outcomes.ts';

export const Money = z.object({ amount: z.int(), currency: z.enum(currencies) });

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
    cause: body instanceof Error ? body : new Error(`unexpected status ${status}`),
  };
}

const State = z.object({ state: z.string() });

/** Returns true for a definite answer whose resource is in one of these states. */
export function isIn({ status, body }: Answer, states: readonly string[]): boolean {
  const view = State.safeParse(body);
  return status === 200 && view.success && states.includes(view.data.state);
}

/** A refusal is definite only when it is one of those that the other side is known to make, before it does anything. */
export function refusedOr<Codes extends readonly [ProblemCode, ...ProblemCode[]]>(
  answer: Answer,
  codes: Codes,
): Refused | Unknown {
  const problem = z.object({ code: z.enum(codes) }).safeParse(answer.body);
  if (![400, 409].includes(answer.status) || !problem.success) return unknown(answer);
  return { kind: 'refused', reason: problem.data.code };
}
