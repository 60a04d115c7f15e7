/** The reason why a service did not reach its desired state, in one sentence. */
export class DeploymentFailed extends Error {
  override readonly name = 'DeploymentFailed';
}

export function supersededError(service: string): DeploymentFailed {
  return new DeploymentFailed(`superseded by a newer deployment of ${service}`);
}
