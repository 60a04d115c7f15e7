import { z } from 'zod';
import { number, text, texts, supportedProperties } from './supported-properties.ts';

const Protocol = z.union([text, z.number().transform(String)]);

/** Rules for IPv6 have no effect: the addresses of the local run are those of IPv4. */
const rule = {
  IpProtocol: Protocol,
  FromPort: number.optional(),
  ToPort: number.optional(),
  CidrIp: text.optional(),
};
const ingress = { ...rule, SourceSecurityGroupId: text.optional() };
const egress = { ...rule, DestinationSecurityGroupId: text.optional() };
const withoutEffect = ['CidrIpv6', 'Description', 'SourceSecurityGroupOwnerId'];

const SecurityGroup = supportedProperties(
  {
    VpcId: text,
    SecurityGroupIngress: z.array(supportedProperties(ingress, withoutEffect)).default([]),
    SecurityGroupEgress: z.array(supportedProperties(egress, withoutEffect)).default([]),
  },
  ['GroupDescription', 'GroupName', 'Tags'],
);

const Subnet = supportedProperties({ VpcId: text, CidrBlock: text }, [
  'AvailabilityZone',
  'AvailabilityZoneId',
  'MapPublicIpOnLaunch',
  'Tags',
]);

const Route = supportedProperties(
  {
    RouteTableId: text,
    DestinationCidrBlock: text,
    GatewayId: text.optional(),
    NatGatewayId: text.optional(),
  },
  [],
);

const VPCEndpoint = supportedProperties(
  {
    ServiceName: text,
    VpcId: text,
    VpcEndpointType: z.enum(['Gateway', 'Interface']).default('Gateway'),
    RouteTableIds: texts.default([]),
    SubnetIds: texts.default([]),
    SecurityGroupIds: texts.default([]),
  },
  ['PrivateDnsEnabled', 'Tags'],
);

export const ec2 = {
  'AWS::EC2::SecurityGroup': SecurityGroup,
  'AWS::EC2::SecurityGroupIngress': supportedProperties(
    { ...ingress, GroupId: text },
    withoutEffect,
  ),
  'AWS::EC2::SecurityGroupEgress': supportedProperties({ ...egress, GroupId: text }, withoutEffect),
  'AWS::EC2::Subnet': Subnet,
  'AWS::EC2::SubnetRouteTableAssociation': supportedProperties(
    { SubnetId: text, RouteTableId: text },
    [],
  ),
  'AWS::EC2::Route': Route,
  'AWS::EC2::NatGateway': supportedProperties({ SubnetId: text }, ['AllocationId', 'Tags']),
  'AWS::EC2::InternetGateway': supportedProperties({}, ['Tags']),
  'AWS::EC2::VPCGatewayAttachment': supportedProperties(
    { VpcId: text, InternetGatewayId: text },
    [],
  ),
  'AWS::EC2::VPCEndpoint': VPCEndpoint,
};
