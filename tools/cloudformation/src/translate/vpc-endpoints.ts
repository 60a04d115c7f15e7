import type { VpcEndpoint } from '../model/network.ts';
import type { Resources } from '../validate/resources.ts';
import { endpointInterfaces } from './network-interfaces.ts';
import { subnetsRoutedBy } from './subnets.ts';

/** The endpoints in the VPC that lead to services of AWS. */
export function vpcEndpointsOf(resources: Resources): readonly VpcEndpoint[] {
  return resources.of('AWS::EC2::VPCEndpoint').map((endpoint) => {
    const { ServiceName, VpcEndpointType, RouteTableIds } = endpoint.properties;
    const service = ServiceName.split('.').slice(3).join('.');
    return VpcEndpointType === 'Gateway'
      ? { service, routedSubnetIds: subnetsRoutedBy(resources, RouteTableIds) }
      : { service, interfaces: endpointInterfaces(resources, endpoint, service) };
  });
}
