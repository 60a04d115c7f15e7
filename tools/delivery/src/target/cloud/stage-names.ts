/** A service of a stage, as ECS knows it. */
export interface EcsServiceName {
  readonly cluster: string;
  readonly service: string;
}

/** The stage whose cluster and database server the environments of pull requests use. */
const host = 'dev';

/** True for the stage of a pull request, such as `pr-123`. */
export function isPullRequest(stage: string): boolean {
  return /^pr-[1-9]\d{0,6}$/.test(stage);
}

/** The image repository of a service: pull requests have another one, from which nothing else is deployed. */
export function repositoryOf(stage: string, service: string): string {
  return `quartet${isPullRequest(stage) ? '-pr' : ''}/${service}`;
}

/** The names of a service's resources in a stage, as infra gives them. */
export function stagePrefix(stage: string): string {
  return `quartet-${stage}-`;
}

/** The service that a stack is of; undefined for a stack that services share. */
export function serviceOfStack(stage: string, stack: string): string | undefined {
  const prefix = stackOf(stage, '');
  return stack.startsWith(prefix) ? stack.slice(prefix.length) : undefined;
}

export function stackOf(stage: string, service: string): string {
  return `quartet-${stage}-svc-${service}`;
}

/** People decide who may deploy, so the stack with the roles of CI is not among them. */
export function isShared(stack: string, stage: string): boolean {
  return stack !== 'quartet-ci' && !stack.startsWith(stackOf(stage, ''));
}

export function ecsNameOf(stage: string, service: string): EcsServiceName {
  if (!isPullRequest(stage)) return { cluster: `quartet-${stage}`, service: `${service}-service` };
  return { cluster: `quartet-${host}`, service: `${service}-service-${stage}` };
}

/** The family of a service's tasks, or of one of its one-off tasks. */
export function familyOf(
  stage: string,
  service: string,
  taskName?: 'database' | 'migrate' | 'drop',
): string {
  return ['quartet', stage, service, taskName].filter((part) => part !== undefined).join('-');
}

/** The label of a container with the tag of its image, which itself is named by its digest. */
export const imageTagLabel = 'quartet.image-tag';
