/** An error that is shown to the user as one plain sentence, with exit code 1. Any other error is a bug. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
