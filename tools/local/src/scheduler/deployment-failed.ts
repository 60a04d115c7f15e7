/** The reason why a service did not reach its desired state, in one sentence. */
export class DeploymentFailed extends Error {
  override readonly name = 'DeploymentFailed';
}
