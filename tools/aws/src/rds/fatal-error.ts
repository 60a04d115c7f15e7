/**
 * An error that refuses a login, which the client gets as PostgreSQL's own.
 * https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
export class FatalError extends Error {
  override readonly name = 'FatalError';
  /** The SQLSTATE. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export function serverUnavailable(): FatalError {
  return new FatalError('57P03', 'the database server is not available');
}

export function tooManyClients(): FatalError {
  return new FatalError('53300', 'sorry, too many clients already');
}
