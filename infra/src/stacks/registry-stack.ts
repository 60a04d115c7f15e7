import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Repository, TagMutability, TagStatus } from 'aws-cdk-lib/aws-ecr';
import { type IRole, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { deployRole } from '../names.ts';
import type { Service } from '../services.ts';
import { stages } from '../stages.ts';
import { planRole } from './ci-stack.ts';

export interface RegistryStackProps extends StackProps {
  readonly services: readonly Service[];
}

/**
 * Stages whose images a rule of their own keeps, however often the first stage pushes: a deployment tags what it
 * runs with the name of the stage. An image that matches a rule cannot expire by one with a lower priority.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 */
const [, ...keptApart] = stages;

/** An image repository for each service, once per account. The first stage pushes to it, and tags are immutable. */
export class RegistryStack extends Stack {
  constructor(scope: Construct, id: string, props: RegistryStackProps) {
    super(scope, id, props);
    const roles = new Construct(this, 'Roles');
    const deployers = stages.map(({ name }) => roleOf(roles, deployRole(name)));
    const [pusher, ...pullers] = [...deployers, roleOf(roles, planRole)];
    for (const { name } of props.services) {
      const images = repository(this, name);
      if (pusher) images.grantPullPush(pusher);
      for (const puller of pullers) images.grantPull(puller);
      for (const stage of deployers) images.grant(stage, 'ecr:PutImage');
    }
  }
}

function roleOf(scope: Construct, name: string): IRole {
  return Role.fromRoleName(scope, name, name);
}

function repository(scope: Construct, name: string): Repository {
  return new Repository(scope, name, {
    repositoryName: repositoryName(name),
    imageTagMutability: TagMutability.IMMUTABLE,
    imageScanOnPush: true,
    lifecycleRules: [
      { rulePriority: 1, tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1) },
      ...keptApart.map(({ name: stage }, index) => ({
        rulePriority: 2 + index,
        tagStatus: TagStatus.TAGGED,
        tagPrefixList: [`${stage}-`],
        maxImageCount: 50,
      })),
      { rulePriority: 2 + keptApart.length, tagStatus: TagStatus.ANY, maxImageCount: 50 },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

export function repositoryName(service: string): string {
  return `quartet/${service}`;
}
