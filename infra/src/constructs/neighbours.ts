import { Annotations, Fn } from 'aws-cdk-lib';
import { type ISecurityGroup, type IVpc, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { lookUp } from '../parameters.ts';
import type { StageStack } from '../stacks/stage-stack.ts';
import type { Stage } from '../stages.ts';

/** The network of the stage with one kind of its subnets, for a stack that did not make it. */
export function networkOf(stack: StageStack, stage: Stage, kind: 'tasks' | 'inner'): IVpc {
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

/** A security group that another stack made, and that this one may add rules about. */
export function groupOf(
  scope: Construct,
  stage: Stage,
  name: 'network/services-group' | 'platform/balancer-group',
): ISecurityGroup {
  return SecurityGroup.fromSecurityGroupId(scope, name, lookUp(scope, stage, name));
}
