import { Annotations, Fn } from 'aws-cdk-lib';
import { type ISecurityGroup, type IVpc, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, type ICluster } from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import { lookUp } from '../parameters.ts';
import type { StageStack } from '../stage-stack.ts';
import type { Stage } from '../stages.ts';

/** Imports the VPC of the stage with one kind of its subnets. */
export function importVpc(stack: StageStack, stage: Stage, kind: 'tasks' | 'inner'): IVpc {
  Annotations.of(stack).acknowledgeWarning(
    '@aws-cdk/aws-ec2:noSubnetRouteTableId',
    'Only the network stack has anything to do with routes.',
  );
  const list = lookUp(
    stack,
    stage,
    kind === 'tasks' ? 'network/task-subnets' : 'network/inner-subnets',
  );
  const all = Fn.split(',', list, stage.zones);
  const ids = all.map((_, index) => Fn.select(index, all));
  const tasks = stage.natGateways === 0 ? { publicSubnetIds: ids } : { privateSubnetIds: ids };
  return Vpc.fromVpcAttributes(stack, 'Network', {
    vpcId: lookUp(stack, stage, 'network/vpc-id'),
    availabilityZones: stack.availabilityZones.slice(0, stage.zones),
    ...(kind === 'tasks' ? tasks : { isolatedSubnetIds: ids }),
  });
}

/** Imports a security group of another stack. None adds rules to that of the services: a rule for one task is for all. */
export function importSecurityGroup(
  scope: Construct,
  stage: Stage,
  name: 'network/services-group' | 'platform/balancer-group',
): ISecurityGroup {
  const mutable = name !== 'network/services-group';
  return SecurityGroup.fromSecurityGroupId(scope, name, lookUp(scope, stage, name), { mutable });
}

/** Imports the ECS cluster of the stage. */
export function importCluster(stack: StageStack, stage: Stage, vpc: IVpc): ICluster {
  return Cluster.fromClusterAttributes(stack, 'Cluster', {
    clusterName: lookUp(stack, stage, 'platform/cluster'),
    vpc,
  });
}
