/** True for the stage of a pull request, such as `pr-123`. */
export function isPullRequest(stage: string): boolean {
  return /^pr-[1-9]\d{0,6}$/.test(stage);
}

/** The first part of the roles' names: those of all pull requests are the same, because each would need a bootstrap. */
function roleOwner(stage: string): string {
  return isPullRequest(stage) ? pullRequests : stage;
}

/** The owner of what all pull requests share: roles, a bootstrap and image repositories. */
export const pullRequests = 'pr';

/** The GitHub environment in which workflows deploy environments of pull requests. */
export const pullRequestEnvironment = 'pull-request';

/** The name of a service in its cluster, which a pull request shares with its host. */
export function ecsServiceName(service: string, stage: string): string {
  return isPullRequest(stage) ? `${service}-service-${stage}` : `${service}-service`;
}

/** The first part of paths at a load balancer by which it tells the stage of a pull request from that of its host. */
export function stagePathPrefix({ name }: { readonly name: string }): string | undefined {
  return isPullRequest(name) ? `/${name}` : undefined;
}

/** The image repository of a service. Workflows of pull requests push to one from which nothing else is deployed. */
export function repositoryName(service: string, stage?: string): string {
  const isTried = stage !== undefined && roleOwner(stage) === pullRequests;
  return `quartet${isTried ? `-${pullRequests}` : ''}/${service}`;
}

/** The Cloud Map namespace of a stage. */
export function namespaceName(stage: string): string {
  return `quartet-${stage}.internal`;
}

/** The label of a container with the tag of its image, which itself is named by its digest. */
export const imageTagLabel = 'quartet.image-tag';

/** The label of a container that changes with the secrets that it reads. */
export const settingsVersionLabel = 'quartet.settings-version';

/** The qualifier of a stage's bootstrap roles, so that the roles of one stage deploy no other. */
export function bootstrapQualifier(stage: string): string {
  return `qt-${roleOwner(stage)}`;
}

/** The managed policy that says what the roles of a stage may do at most. */
export function permissionsBoundary(stage: string): string {
  return `quartet-${roleOwner(stage)}-boundary`;
}

/** The managed policy of the role with which CloudFormation deploys the stacks of a stage. */
export function cloudFormationPolicy(stage: string): string {
  return `quartet-${roleOwner(stage)}-cloudformation`;
}

/** The role of the nightly run: it may look whether the resources of the stage are still what its templates say. */
export function driftRole(stage: string): string {
  return `quartet-ci-drift-${stage}`;
}

/** The role of a stage's GitHub environment: it may deploy the stage; the first stage's also pushes images. */
export function deployRole(stage: string): string {
  return `quartet-ci-deploy-${roleOwner(stage)}`;
}
