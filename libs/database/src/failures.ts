import { Problem } from '@quartet/problem';

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);

/**
 * Classes 08 and 53, the shutdowns of class 57, time limits, transactions that got in each other's way, a
 * primary that has become a replica, and what the driver says without a code.
 */
const unavailableStates = /^(08|53)|^57P0[1-3]$|^57014$|^55P03$|^25P0[34]$|^40(001|P01)$|^25006$/;
const driverMessages =
  /timeout|terminated|not queryable|client was closed|connection error|end on the pool/i;

/** The server gave up a statement that waited too long, or that was in the way of others. */
const givenUpStates = /^(57014|55P03|40001|40P01)$/;

/** A failure to reach the database as a Problem; any other error as it is, for it is a bug or a rule. */
export function unavailableOr(error: unknown): unknown {
  if (!Error.isError(error) || error instanceof Problem) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const lost =
    code === undefined
      ? driverMessages.test(error.message)
      : unreachable.has(code) || unavailableStates.test(code);
  return lost ? unavailable(error) : error;
}

export function unavailable(cause: unknown): Problem {
  const message = 'The database does not answer at the moment.';
  return new Problem('unavailable', message, { cause, retryAfter: 1 });
}

/** True when the server has refused a statement, so that nothing of it was written: a part of it may be accepted. */
export function wasRefused(error: unknown): boolean {
  if (!isUnavailable(error)) return true;
  const { cause } = error;
  return Error.isError(cause) && 'code' in cause && givenUpStates.test(String(cause.code));
}

/**
 * A migration has changed the result type of a prepared statement. Only the function that says so is certain:
 * https://github.com/pgjdbc/pgjdbc/blob/master/pgjdbc/src/main/java/org/postgresql/core/QueryExecutorBase.java
 */
export function isPlanOutdated(error: unknown): boolean {
  return Error.isError(error) && 'routine' in error && error.routine === 'RevalidateCachedQuery';
}

/** The name of the constraint that a statement broke (class 23), for the outside that knows its meaning. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!Error.isError(error) || !('code' in error) || !String(error.code).startsWith('23'))
    return undefined;
  return 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : undefined;
}

/**
 * After a failure to answer nobody knows what a connection still does, so it is not used again; after a
 * refusal, such as a broken constraint, it is as good as new.
 */
export function isConnectionBroken(error: unknown): boolean {
  return isUnavailable(unavailableOr(error));
}

function isUnavailable(error: unknown): error is Problem {
  return error instanceof Problem && error.code === 'unavailable';
}
