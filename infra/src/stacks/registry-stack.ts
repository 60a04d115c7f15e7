import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Repository, TagMutability, TagStatus } from 'aws-cdk-lib/aws-ecr';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { deployRole } from '../names.ts';
import type { Service } from '../services.ts';
import { stages } from '../stages.ts';
import { planRole } from './ci-stack.ts';

export interface RegistryStackProps extends StackProps {
  readonly services: readonly Service[];
}

/** An image repository for each service, once per account. The first stage pushes to it, and tags are immutable. */
export class RegistryStack extends Stack {
  constructor(scope: Construct, id: string, props: RegistryStackProps) {
    super(scope, id, props);
    const roles = new Construct(this, 'Roles');
    const [pusher, ...pullers] = [...stages.map(({ name }) => deployRole(name)), planRole].map(
      (name) => Role.fromRoleName(roles, name, name),
    );
    for (const { name } of props.services) {
      const images = repository(this, name);
      if (pusher) images.grantPullPush(pusher);
      for (const puller of pullers) images.grantPull(puller);
    }
  }
}

function repository(scope: Construct, name: string): Repository {
  return new Repository(scope, name, {
    repositoryName: repositoryName(name),
    imageTagMutability: TagMutability.IMMUTABLE,
    imageScanOnPush: true,
    lifecycleRules: [
      { rulePriority: 1, tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1) },
      { rulePriority: 2, tagStatus: TagStatus.ANY, maxImageCount: 50 },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

export function repositoryName(service: string): string {
  return `quartet/${service}`;
}
