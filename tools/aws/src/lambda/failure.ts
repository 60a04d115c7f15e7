import type { Failure } from './worker-messages.ts';

/** In the form in which the runtime of AWS Lambda reports it. */
export function failureOf(thrown: unknown): Failure {
  return isError(thrown)
    ? { errorType: thrown.name, errorMessage: thrown.message }
    : { errorType: typeof thrown, errorMessage: String(thrown) };
}

/** Tells an error by its properties: one that ended a thread comes out of it as another object. */
function isError(thrown: unknown): thrown is Error {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown && 'message' in thrown;
}
