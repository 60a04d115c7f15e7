import {
  type CfnSubnet,
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
import { zoneIdsOf } from '../zones.ts';

/** The VPC of a stage, and the security group of the services in it. */
export class NetworkStack extends StageStack {
  constructor(scope: Construct, id: string, props: StageStackProps) {
    super(scope, id, props);
    const { stage } = this;
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(stage.cidr),
      maxAzs: stage.zones,
      natGateways: stage.natGateways,
      subnetConfiguration: subnetsOf(stage),
      restrictDefaultSecurityGroup: stage.restrictDefaultSecurityGroup,
    });
    placeByZoneId(vpc, zoneIdsOf(this.options.region, stage.zones));
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

/** Places each kind of subnets into these zones. The construct knows zones by name only. */
function placeByZoneId(vpc: Vpc, ids: readonly string[]): void {
  for (const subnets of [vpc.publicSubnets, vpc.privateSubnets, vpc.isolatedSubnets]) {
    for (const [index, subnet] of subnets.entries()) {
      const resource = subnet.node.defaultChild as CfnSubnet;
      resource.availabilityZone = undefined;
      resource.availabilityZoneId = ids[index % ids.length];
    }
  }
}

function subnetsOf({ natGateways }: Stage): SubnetConfiguration[] {
  const inner = { name: 'inner', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 };
  const open = { subnetType: SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false };
  if (natGateways === 0) return [{ ...open, name: 'tasks' }, inner];
  const tasks = { name: 'tasks', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 22 };
  return [{ ...open, name: 'gateways' }, tasks, inner];
}
