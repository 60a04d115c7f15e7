import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { type LifecycleRule, Repository, TagMutability, TagStatus } from 'aws-cdk-lib/aws-ecr';
import { type IRole, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { deployRole, pullRequests, repositoryName } from '../names.ts';
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
const keptApart = stages.slice(1).map(({ name }) => name);

/**
 * An image repository for each service, once per account. The first stage pushes to it, and tags are immutable. Pull
 * requests push to a second one, because a tag says what the first stage would build, and deploys without building it.
 */
export class RegistryStack extends Stack {
  constructor(scope: Construct, id: string, props: RegistryStackProps) {
    super(scope, id, props);
    const roles = new Construct(this, 'Roles');
    const deployers = stages.map(({ name }) => roleOf(roles, deployRole(name)));
    const [pusher, ...pullers] = [...deployers, roleOf(roles, planRole)];
    const deployer = roleOf(roles, deployRole(pullRequests));
    for (const { name } of props.services) {
      const images = repository(this, repositoryName(name), [
        ...keptApart.map((stage) => ({ tagPrefixList: [`${stage}-`], maxImageCount: 50 })),
        { maxImageCount: 50 },
      ]);
      if (pusher) images.grantPullPush(pusher);
      for (const puller of pullers) images.grantPull(puller);
      for (const stage of deployers) images.grant(stage, 'ecr:PutImage');
      const tried = repository(this, repositoryName(name, pullRequests), [{ maxImageCount: 200 }]);
      tried.grantPullPush(deployer);
      tried.grant(deployer, 'ecr:ListImages', 'ecr:BatchDeleteImage');
    }
  }
}

function roleOf(scope: Construct, name: string): IRole {
  return Role.fromRoleName(scope, name, name);
}

function repository(
  scope: Construct,
  repositoryName: string,
  rules: readonly Pick<LifecycleRule, 'tagPrefixList' | 'maxImageCount'>[],
): Repository {
  return new Repository(scope, repositoryName.replace(/^quartet\//, ''), {
    repositoryName,
    imageTagMutability: TagMutability.IMMUTABLE,
    imageScanOnPush: true,
    lifecycleRules: [
      { rulePriority: 1, tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1) },
      ...rules.map((rule, index) => ({
        ...rule,
        rulePriority: 2 + index,
        tagStatus: rule.tagPrefixList ? TagStatus.TAGGED : TagStatus.ANY,
      })),
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
