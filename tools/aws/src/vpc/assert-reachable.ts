import type { Network } from '@quartet/cloudformation/model/network';
import { UserError } from '@quartet/cloudformation/user-error';
import { reachabilityOf } from './reachability.ts';

/** Throws a UserError for the first connection that would time out on AWS. It names the security groups. */
export function assertReachable(network: Network): void {
  for (const connection of network.connections) {
    const decision = reachabilityOf(network, connection);
    if (decision.isOpen) continue;
    const { source, destination, port } = connection;
    const subject = `${source.name.charAt(0).toUpperCase()}${source.name.slice(1)}`;
    throw new UserError(
      `${subject} cannot connect to ${destination.name} at port ${port}: ${decision.reason}.`,
    );
  }
}
