/** A pattern that is not understood; its message is one sentence with the path of the mistake. */
export class InvalidEventPattern extends Error {
  override readonly name = 'InvalidEventPattern';
}
