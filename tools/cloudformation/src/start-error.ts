/** An error that is shown to the user as one plain sentence, when the stack cannot run. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
