/** What the user reads, in one plain sentence, when the stack cannot run. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
