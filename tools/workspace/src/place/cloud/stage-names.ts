import type { EcsName } from './ecs-service.ts';

/** What things of a service are called in a stage; infra calls them so. */
export function stackOf(stage: string, service: string): string {
  return `quartet-${stage}-svc-${service}`;
}

export function ecsNameOf(stage: string, service: string): EcsName {
  return { cluster: `quartet-${stage}`, service: `${service}-service` };
}

export function familyOf(stage: string, service: string, chore: 'database' | 'migrate'): string {
  return `quartet-${stage}-${service}-${chore}`;
}
