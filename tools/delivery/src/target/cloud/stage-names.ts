import type { EcsServiceName } from './ecs-service.ts';

/** What things of a service are called in a stage; infra calls them so. */
export function stackOf(stage: string, service: string): string {
  return `quartet-${stage}-svc-${service}`;
}

/** Who may deploy is decided by people, so the stack with the roles of CI is not among them. */
export function isShared(stack: string, stage: string): boolean {
  return stack !== 'quartet-ci' && !stack.startsWith(stackOf(stage, ''));
}

export function ecsNameOf(stage: string, service: string): EcsServiceName {
  return { cluster: `quartet-${stage}`, service: `${service}-service` };
}

export function familyOf(stage: string, service: string, chore: 'database' | 'migrate'): string {
  return `quartet-${stage}-${service}-${chore}`;
}
