/** A delivery that cannot go on: what was got and what to do, in one sentence. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
}
