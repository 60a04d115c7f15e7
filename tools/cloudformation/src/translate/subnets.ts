import type { Subnet } from '../model/network.ts';
import type { Resources } from '../validate/resources.ts';

type InternetRoute = Subnet['internetRoute'];

/** The subnets of the templates, each with its route to the internet. */
export function subnetsOf(resources: Resources): readonly Subnet[] {
  return resources.of('AWS::EC2::Subnet').map(({ ref, name, properties }) => ({
    id: ref,
    name,
    vpcId: properties.VpcId,
    cidr: properties.CidrBlock,
    internetRoute: internetRouteOf(resources, ref),
  }));
}

/** The ids of the subnets that are associated with these route tables. */
export function subnetsRoutedBy(
  resources: Resources,
  tables: readonly string[],
): readonly string[] {
  return resources
    .of('AWS::EC2::SubnetRouteTableAssociation')
    .filter(({ properties }) => tables.includes(properties.RouteTableId))
    .map(({ properties }) => properties.SubnetId);
}

/**
 * A NAT gateway needs a route to an internet gateway itself.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
function internetRouteOf(resources: Resources, subnet: string): InternetRoute {
  const routes = resources
    .of('AWS::EC2::Route')
    .filter(
      ({ properties }) =>
        properties.DestinationCidrBlock === '0.0.0.0/0' &&
        subnetsRoutedBy(resources, [properties.RouteTableId]).includes(subnet),
    );
  for (const { properties } of routes) {
    if (isAttached(resources, properties.GatewayId)) return 'internet-gateway';
    const nat = resources
      .of('AWS::EC2::NatGateway')
      .find(({ ref }) => ref === properties.NatGatewayId);
    if (nat && internetRouteOf(resources, nat.properties.SubnetId) === 'internet-gateway') {
      return 'nat-gateway';
    }
  }
  return undefined;
}

function isAttached(resources: Resources, gateway: string | undefined): boolean {
  return resources
    .of('AWS::EC2::VPCGatewayAttachment')
    .some(({ properties }) => properties.InternetGatewayId === gateway);
}
