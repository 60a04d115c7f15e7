import { Stack, Validations } from 'aws-cdk-lib';
import type { FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { type IRole, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { deployRole } from '../stacks/ci-stack.ts';
import type { Stage } from '../stages.ts';

export interface ReleaseRightsProps {
  readonly stage: Stage;
  /** The name of the cluster. */
  readonly cluster: string;
  /** What a release runs before the service: all definitions of their families. */
  readonly chores: readonly FargateTaskDefinition[];
}

/**
 * Lets the workflow that deploys the stage make this service's database, migrate it from the image that comes
 * next, and see how that ended. The latter takes a definition of its own, whose roles are those of the chore.
 */
export class ReleaseRights extends Construct {
  constructor(scope: Construct, id: string, { stage, cluster, chores }: ReleaseRightsProps) {
    super(scope, id);
    const deployer: IRole = Role.fromRoleName(this, 'Deployer', deployRole(stage.name));
    const may = (actions: string[], resources: string[], conditions?: Conditions) =>
      deployer.addToPrincipalPolicy(
        new PolicyStatement({ actions, resources, ...(conditions && { conditions }) }),
      );
    const arnOf = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ecs', resource, resourceName });
    const here = { ArnEquals: { 'ecs:cluster': arnOf('cluster', cluster) } };
    const families = chores.map(({ family }) => arnOf('task-definition', `${family}:*`));
    may(['ecs:RunTask'], families, here);
    may(['ecs:DescribeTasks'], ['*'], here);
    may(['ecs:RegisterTaskDefinition', 'ecs:DeregisterTaskDefinition'], ['*']);
    may(['iam:PassRole'], chores.flatMap(rolesOf), {
      StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    });
    for (const family of families) {
      Validations.of(this).acknowledge({
        id: `AwsSolutions::AwsSolutions-IAM5[Resource::${family}]`,
        reason: 'The release itself registers the revision that it runs.',
      });
    }
  }
}

type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

function rolesOf(chore: FargateTaskDefinition): readonly string[] {
  return [chore.taskRole.roleArn, chore.obtainExecutionRole().roleArn];
}
