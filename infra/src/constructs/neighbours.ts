import { Annotations, Fn } from 'aws-cdk-lib';
import { type ISecurityGroup, type IVpc, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { lookUp, type ParameterName } from '../parameters.ts';
import type { StageStack } from '../stacks/stage-stack.ts';
import type { Stage } from '../stages.ts';

/** The network of the stage, as a stack sees it that did not make it. */
export function networkOf(stack: StageStack, stage: Stage): IVpc {
  const subnets = (name: ParameterName) => {
    const ids = Fn.split(',', lookUp(stack, stage, name), stage.zones);
    return ids.map((_, index) => Fn.select(index, ids));
  };
  const tasks = subnets('network/task-subnets');
  Annotations.of(stack).acknowledgeWarning(
    '@aws-cdk/aws-ec2:noSubnetRouteTableId',
    'Only the network stack has anything to do with routes.',
  );
  return Vpc.fromVpcAttributes(stack, 'Network', {
    vpcId: lookUp(stack, stage, 'network/vpc-id'),
    availabilityZones: stack.availabilityZones.slice(0, stage.zones),
    ...(stage.natGateways === 0 ? { publicSubnetIds: tasks } : { privateSubnetIds: tasks }),
    isolatedSubnetIds: subnets('network/inner-subnets'),
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
