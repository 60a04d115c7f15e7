import { Stack, Validations } from 'aws-cdk-lib';
import type { FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { type IRole, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { deployRole } from '../names.ts';
import type { Stage } from '../stages.ts';

export interface DeploymentPermissionsProps {
  readonly stage: Stage;
  /** The name of the cluster. */
  readonly cluster: string;
  /** The tasks that a deployment runs before it updates the service, with every revision of their families. */
  readonly oneOffTasks: readonly FargateTaskDefinition[];
}

/**
 * Allows the workflow that deploys the stage to create this service's database, to migrate it with the next
 * image, and to see the result. The migration registers a revision of its own, with the roles of the one-off task.
 * Workflows of pull requests have these permissions for all of them, from the stack `quartet-ci`.
 */
export class DeploymentPermissions extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { stage, cluster, oneOffTasks }: DeploymentPermissionsProps,
  ) {
    super(scope, id);
    if (stage.host) return;
    const deployer: IRole = Role.fromRoleName(this, 'Deployer', deployRole(stage.name));
    const allow = (actions: string[], resources: string[], conditions?: Conditions) =>
      deployer.addToPrincipalPolicy(
        new PolicyStatement({ actions, resources, ...(conditions && { conditions }) }),
      );
    const arnOf = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ecs', resource, resourceName });
    const inCluster = { ArnEquals: { 'ecs:cluster': arnOf('cluster', cluster) } };
    const families = oneOffTasks.map(({ family }) => arnOf('task-definition', `${family}:*`));
    allow(['ecs:RunTask'], families, inCluster);
    allow(['ecs:DescribeTasks'], ['*'], inCluster);
    allow(['ecs:RegisterTaskDefinition', 'ecs:DeregisterTaskDefinition'], ['*']);
    allow(['iam:PassRole'], oneOffTasks.flatMap(rolesOf), {
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

function rolesOf(task: FargateTaskDefinition): readonly string[] {
  return [task.taskRole.roleArn, task.obtainExecutionRole().roleArn];
}
