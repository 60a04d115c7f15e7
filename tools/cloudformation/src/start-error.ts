/** What the user reads, in one plain sentence, when the stack cannot run. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
