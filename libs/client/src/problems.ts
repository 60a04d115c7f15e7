import type { Problem, ProblemCode, ProblemOf } from './types.ts';

/** A failure that the service describes; `problem` has the members of its code. */
export class ProblemError<Code extends ProblemCode = ProblemCode> extends Error {
  override readonly name = 'ProblemError';
  readonly code: Code;
  readonly status: number;
  readonly problem: ProblemOf<Code>;

  constructor(problem: ProblemOf<Code>) {
    super(`${problem.title}: ${problem.detail}`);
    this.code = problem.code as Code;
    this.status = problem.status;
    this.problem = problem;
  }
}

/** An answer of the gateway instead of the service, such as 403 without a valid API key. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** True when a call failed with the problem of this code. */
export function isProblem<Code extends ProblemCode>(
  error: unknown,
  code: Code,
): error is ProblemError<Code> {
  return error instanceof ProblemError && error.code === code;
}

interface Result<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The body of a successful answer.
 * @throws ProblemError or GatewayError for any other answer
 */
export async function unwrap<Data>(call: Promise<Result<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (response.ok) return data as Data;
  throw failureOf(response.status, error);
}

function failureOf(status: number, error: unknown): Error {
  if (isDescribed(error)) return new ProblemError(error);
  const message = isMessage(error) ? error.message : `The gateway answered ${status}.`;
  return new GatewayError(status, message);
}

function isDescribed(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'type' in error;
}

function isMessage(error: unknown): error is { readonly message: string } {
  return typeof error === 'object' && error !== null && 'message' in error;
}
