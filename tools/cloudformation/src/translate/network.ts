import type { Network } from '../model/network.ts';
import type { Resources } from '../validate/resources.ts';
import { connectionsOf } from './connections.ts';
import { securityGroupsOf } from './security-groups.ts';
import { subnetsOf } from './subnets.ts';
import { vpcEndpointsOf } from './vpc-endpoints.ts';

/** @param prefix that of the names of task families */
export function networkOf(resources: Resources, prefix: string): Network {
  return {
    securityGroups: securityGroupsOf(resources),
    subnets: subnetsOf(resources),
    endpoints: vpcEndpointsOf(resources),
    connections: connectionsOf(resources, prefix),
  };
}
