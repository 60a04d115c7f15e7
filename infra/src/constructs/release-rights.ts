import { Stack } from 'aws-cdk-lib';
import type { FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { type IRole, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { deployRole } from '../stacks/ci-stack.ts';
import type { Stage } from '../stages.ts';

export interface ReleaseRightsProps {
  readonly stage: Stage;
  readonly cluster: string;
  readonly migrate: FargateTaskDefinition;
}

/**
 * Lets the workflow that deploys the stage migrate this service's database from the image that comes next,
 * and see how that ended. That takes a definition of its own, whose roles are still those of the migration.
 */
export class ReleaseRights extends Construct {
  constructor(scope: Construct, id: string, { stage, cluster, migrate }: ReleaseRightsProps) {
    super(scope, id);
    const deployer: IRole = Role.fromRoleName(this, 'Deployer', deployRole(stage.name));
    const clusterArn = Stack.of(this).formatArn({
      service: 'ecs',
      resource: 'cluster',
      resourceName: cluster,
    });
    const here = { ArnEquals: { 'ecs:cluster': clusterArn } };
    deployer.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ecs:RunTask', 'ecs:DescribeTasks'],
        resources: ['*'],
        conditions: here,
      }),
    );
    deployer.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ecs:RegisterTaskDefinition', 'ecs:DeregisterTaskDefinition'],
        resources: ['*'],
      }),
    );
    deployer.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [migrate.taskRole.roleArn, migrate.obtainExecutionRole().roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      }),
    );
  }
}
