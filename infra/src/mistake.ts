/** A configuration that cannot be deployed: what was got and what to do, in one sentence. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}
