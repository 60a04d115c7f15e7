import type { Connection, Network } from '@quartet/cloudformation/model/network';
import { DeniedError } from '../denied-error.ts';
import { reachabilityOf } from './reachability.ts';
import { groupsOf, namesOf } from './security-groups.ts';

/** Throws a DeniedError for the first connection that would time out on AWS. It names the security groups. */
export function assertReachable(network: Network): void {
  for (const connection of network.connections) {
    const decision = reachabilityOf(network, connection);
    if (decision.isOpen) continue;
    const { source, destination, port } = connection;
    const subject = `${source.name.charAt(0).toUpperCase()}${source.name.slice(1)}`;
    const { reason, remediation } = decision;
    const sentence = `${subject} cannot connect to ${destination.name} at port ${port}: ${reason}.`;
    throw new DeniedError(sentence, {
      message: 'connection rejected',
      fields: {
        ...{ peer: endOf(source, network), op: 'connect', resource: endOf(destination, network) },
        ...{ port, reason: sentence, remediation },
      },
    });
  }
}

/** The security groups of one end of a connection; the name of a host outside of the VPC. */
function endOf(end: Connection['destination'], { securityGroups }: Network): string {
  return 'securityGroupIds' in end ? namesOf(groupsOf(end, securityGroups)) : end.name;
}
