/** Why a service does not run as it was asked to, in one sentence. */
export class Unsteady extends Error {
  override readonly name = 'Unsteady';
}
