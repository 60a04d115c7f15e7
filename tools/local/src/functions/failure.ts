import type { Failure } from './worker-messages.ts';

/** In the form in which the runtime of AWS Lambda reports it. */
export function failureOf(error: unknown): Failure {
  return Error.isError(error)
    ? { errorType: error.name, errorMessage: error.message }
    : { errorType: typeof error, errorMessage: String(error) };
}
