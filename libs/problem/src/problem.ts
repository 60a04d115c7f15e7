import type { ProblemCode } from './titles.ts';

/** One wrong field of a request: `path` is written as in `items[0].quantity`. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface ProblemOptions {
  /** The cause of the problem, for the log and never for the caller. */
  readonly cause?: unknown;
  readonly errors?: readonly FieldError[];
  /** Seconds after which another try makes sense; becomes Retry-After. */
  readonly retryAfter?: number;
  /** Members added to the answer (RFC 9457, 3.2), such as the id of the order that failed. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/**
 * A failure that we chose, as opposed to a bug: everything else that is thrown is logged whole
 * and told to nobody. `message` is written for the caller.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfter: number | undefined;
  readonly members: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ProblemCode, message: string, options: ProblemOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.retryAfter = options.retryAfter;
    this.members = options.members;
  }
}
