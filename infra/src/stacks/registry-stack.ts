import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Repository, TagMutability, TagStatus } from 'aws-cdk-lib/aws-ecr';
import { type IRole, Role } from 'aws-cdk-lib/aws-iam';
import { type Construct } from 'constructs';
import type { Service } from '../services.ts';
import { pushRole } from './ci-stack.ts';

export interface RegistryStackProps extends StackProps {
  readonly services: readonly Service[];
}

/** A repository of images for each service, once per account. A tag never changes its image. */
export class RegistryStack extends Stack {
  constructor(scope: Construct, id: string, props: RegistryStackProps) {
    super(scope, id, props);
    const pusher = Role.fromRoleName(this, 'Pusher', pushRole);
    for (const { name } of props.services) repository(this, name, pusher);
  }
}

function repository(scope: Construct, name: string, pusher: IRole): void {
  const images = new Repository(scope, name, {
    repositoryName: repositoryName(name),
    imageTagMutability: TagMutability.IMMUTABLE,
    imageScanOnPush: true,
    lifecycleRules: [
      { rulePriority: 1, tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1) },
      { rulePriority: 2, tagStatus: TagStatus.ANY, maxImageCount: 50 },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  images.grantPullPush(pusher);
}

export function repositoryName(service: string): string {
  return `quartet/${service}`;
}
