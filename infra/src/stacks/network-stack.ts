import {
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  IpAddresses,
  SecurityGroup,
  type SubnetConfiguration,
  SubnetType,
  Vpc,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { logGroup } from '../constructs/retention.ts';
import { publish } from '../parameters.ts';
import { StageStack, type StageStackProps } from '../stage-stack.ts';
import type { Stage } from '../stages.ts';

/** The VPC of a stage, and the security group of the services in it. */
export class NetworkStack extends StageStack {
  constructor(scope: Construct, id: string, props: StageStackProps) {
    super(scope, id, props);
    const { stage } = this;
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr('10.40.0.0/16'),
      maxAzs: stage.zones,
      natGateways: stage.natGateways,
      subnetConfiguration: subnetsOf(stage),
      restrictDefaultSecurityGroup: false,
    });
    vpc.addGatewayEndpoint('S3', { service: GatewayVpcEndpointAwsService.S3 });
    vpc.addGatewayEndpoint('DynamoDb', { service: GatewayVpcEndpointAwsService.DYNAMODB });
    vpc.addFlowLog('Refused', {
      destination: FlowLogDestination.toCloudWatchLogs(logGroup(this, 'RefusedLogs', stage)),
      trafficType: FlowLogTrafficType.REJECT,
    });
    const services = new SecurityGroup(this, 'Services', {
      vpc: vpc as IVpc,
      description: 'The services',
    });
    const { subnetIds } = vpc.selectSubnets({ subnetGroupName: 'tasks' });
    publish(this, stage, {
      'network/vpc-id': vpc.vpcId,
      'network/task-subnets': subnetIds.join(','),
      'network/inner-subnets': vpc.selectSubnets({ subnetGroupName: 'inner' }).subnetIds.join(','),
      'network/services-group': services.securityGroupId,
    });
  }
}

function subnetsOf({ natGateways }: Stage): SubnetConfiguration[] {
  const inner = { name: 'inner', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 };
  const open = { subnetType: SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false };
  if (natGateways === 0) return [{ ...open, name: 'tasks' }, inner];
  const tasks = { name: 'tasks', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 22 };
  return [{ ...open, name: 'gateways' }, tasks, inner];
}
