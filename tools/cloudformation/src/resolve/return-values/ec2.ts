import { type ReturnValuesOf, returnValues } from '../resource-context.ts';

/** The id of a resource, as `Ref` and as the attributes of these names. */
function id(prefix: string, ...attributes: readonly string[]): ReturnValuesOf {
  return ({ hash }) => {
    const own = `${prefix}-${hash.slice(0, 17)}`;
    return returnValues(own, Object.fromEntries(attributes.map((name) => [name, own])));
  };
}

export const ec2ReturnValues: Readonly<Record<string, ReturnValuesOf>> = {
  'AWS::EC2::SecurityGroup': id('sg', 'GroupId', 'Id'),
  'AWS::EC2::Subnet': id('subnet', 'SubnetId'),
  'AWS::EC2::RouteTable': id('rtb', 'RouteTableId'),
  'AWS::EC2::InternetGateway': id('igw', 'InternetGatewayId'),
  'AWS::EC2::NatGateway': id('nat', 'NatGatewayId'),
  'AWS::EC2::VPCEndpoint': id('vpce', 'Id'),
};
