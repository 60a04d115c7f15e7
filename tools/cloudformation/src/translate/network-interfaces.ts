import type { NetworkInterfaces } from '../model/network.ts';
import type { SupportedType } from '../schema/schemas.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { onlyLoadBalancer } from './load-balancer.ts';
import { onlyDatabase } from './database.ts';

interface Placement {
  readonly securityGroups: readonly [property: string, ids: readonly string[]];
  readonly subnets: readonly [property: string, ids: readonly string[]];
  /** @default false */
  readonly hasPublicIp?: boolean;
}

/** The network interfaces of a resource. Throws a TemplateError for groups and subnets of other templates. */
function interfacesOf<Type extends SupportedType>(
  resources: Resources,
  [name, resource]: readonly [name: string, resource: TypedResource<Type>],
  { securityGroups, subnets, hasPublicIp = false }: Placement,
): NetworkInterfaces {
  for (const [[property, ids], type, kind] of [
    [securityGroups, 'AWS::EC2::SecurityGroup', 'security group'],
    [subnets, 'AWS::EC2::Subnet', 'subnet'],
  ] as const) {
    const known = resources.of(type).map(({ ref }) => ref);
    if (!ids.every((id) => known.includes(id)))
      throw resource.error(property, `refers to no ${kind} of these templates`);
  }
  return { name, securityGroupIds: securityGroups[1], subnetIds: subnets[1], hasPublicIp };
}

export function loadBalancerInterfaces(resources: Resources): NetworkInterfaces {
  const resource = onlyLoadBalancer(resources);
  const { SecurityGroups, Subnets } = resource.properties;
  return interfacesOf(resources, ['the load balancer', resource], {
    securityGroups: ['SecurityGroups', SecurityGroups],
    subnets: ['Subnets', Subnets],
  });
}

export function vpcLinkInterfaces(
  resources: Resources,
  link: TypedResource<'AWS::ApiGatewayV2::VpcLink'>,
): NetworkInterfaces {
  const { SecurityGroupIds, SubnetIds } = link.properties;
  return interfacesOf(resources, ['the VPC link', link], {
    securityGroups: ['SecurityGroupIds', SecurityGroupIds],
    subnets: ['SubnetIds', SubnetIds],
  });
}

/** The tasks of a service, its one-off tasks too. */
export function taskInterfaces(
  resources: Resources,
  service: TypedResource<'AWS::ECS::Service'>,
  name: string,
): NetworkInterfaces {
  const { Subnets, SecurityGroups, AssignPublicIp } =
    service.properties.NetworkConfiguration.AwsvpcConfiguration;
  return interfacesOf(resources, [`the tasks of ${name}`, service], {
    securityGroups: ['NetworkConfiguration', SecurityGroups],
    subnets: ['NetworkConfiguration', Subnets],
    hasPublicIp: AssignPublicIp === 'ENABLED',
  });
}

export function databaseInterfaces(resources: Resources): NetworkInterfaces {
  const { resource, securityGroups } = onlyDatabase(resources);
  const { DBSubnetGroupName } = resource.properties as { readonly DBSubnetGroupName: string };
  const group = resources
    .of('AWS::RDS::DBSubnetGroup')
    .find(({ ref }) => ref.toLowerCase() === DBSubnetGroupName.toLowerCase());
  if (!group)
    throw resource.error('DBSubnetGroupName', 'refers to no subnet group of these templates');
  return interfacesOf(resources, ['the database server', resource], {
    securityGroups,
    subnets: ['DBSubnetGroupName', group.properties.SubnetIds],
  });
}

export function endpointInterfaces(
  resources: Resources,
  endpoint: TypedResource<'AWS::EC2::VPCEndpoint'>,
  service: string,
): NetworkInterfaces {
  const { SecurityGroupIds, SubnetIds } = endpoint.properties;
  return interfacesOf(resources, [`the VPC endpoint of ${service}`, endpoint], {
    securityGroups: ['SecurityGroupIds', SecurityGroupIds],
    subnets: ['SubnetIds', SubnetIds],
  });
}
