/** A service of a stage, as ECS knows it. */
export interface EcsServiceName {
  readonly cluster: string;
  readonly service: string;
}

/** The names of a service's resources in a stage, as infra gives them. */
export function stackOf(stage: string, service: string): string {
  return `quartet-${stage}-svc-${service}`;
}

/** People decide who may deploy, so the stack with the roles of CI is not among them. */
export function isShared(stack: string, stage: string): boolean {
  return stack !== 'quartet-ci' && !stack.startsWith(stackOf(stage, ''));
}

export function ecsNameOf(stage: string, service: string): EcsServiceName {
  return { cluster: `quartet-${stage}`, service: `${service}-service` };
}

/** The family of a service's tasks, or of one of its one-off tasks. */
export function familyOf(stage: string, service: string, taskName?: 'database' | 'migrate') {
  return ['quartet', stage, service, taskName].filter((part) => part !== undefined).join('-');
}

/** The label of a container with the tag of its image, which itself is named by its digest. */
export const imageTagLabel = 'quartet.image-tag';
