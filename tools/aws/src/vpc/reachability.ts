import type {
  Connection,
  Network,
  NetworkInterfaces,
  PublicHost,
  Subnet,
} from '@quartet/cloudformation/model/network';
import { allowingRule, groupsOf, namesOf, peerOf } from './security-groups.ts';

/** The decision on a connection; the names of the rules that allow it, or why it would time out and what it needs. */
export type Reachability =
  | { readonly isOpen: true; readonly rules: readonly string[] }
  | { readonly isOpen: false; readonly reason: string; readonly remediation: string };

interface ConnectionTo<Destination> extends Connection {
  readonly destination: Destination & Connection['destination'];
}

const anywhere = '0.0.0.0/0';

/** Decides whether a connection opens, by the routes of its subnets and by the security groups of both ends. */
export function reachabilityOf(
  network: Network,
  { source, destination, port }: Connection,
): Reachability {
  return 'securityGroupIds' in destination
    ? toInterfaces(network, { source, destination, port })
    : toPublicHost(network, { source, destination, port });
}

function toInterfaces(
  { securityGroups, subnets }: Network,
  { source, destination, port }: ConnectionTo<NetworkInterfaces>,
): Reachability {
  const placed = [...subnetsOf(source, subnets), ...subnetsOf(destination, subnets)];
  if (new Set(placed.map(({ vpcId }) => vpcId)).size > 1) {
    return closed('they are in different VPCs', 'subnets in one VPC');
  }
  const [from, to] = [groupsOf(source, securityGroups), groupsOf(destination, securityGroups)];
  const egress = allowingRule(
    from.flatMap((group) => group.egress),
    peerOf(destination, subnets, port),
  );
  const [sender, receiver] = [namesOf(from), namesOf(to)];
  if (!egress) {
    const rule = `an egress rule of ${sender} for TCP port ${port} to ${receiver}`;
    return closed(`no egress rule of ${sender} allows ${receiver}`, rule);
  }
  const ingress = allowingRule(
    to.flatMap((group) => group.ingress),
    peerOf(source, subnets, port),
  );
  if (ingress) return { isOpen: true, rules: [egress.name, ingress.name] };
  const rule = `an ingress rule of ${receiver} for TCP port ${port} from ${sender}`;
  return closed(`no ingress rule of ${receiver} allows ${sender}`, rule);
}

/** A task may be in any of its subnets, so each of them needs a way out. */
function toPublicHost(network: Network, connection: ConnectionTo<PublicHost>): Reachability {
  const { source, port } = connection;
  const byEndpoints = throughEndpoints(network, connection);
  if (byEndpoints?.isOpen) return byEndpoints;
  const stuck = subnetsOf(source, network.subnets).find((subnet) => !hasWayOut(subnet, source));
  if (stuck) {
    const route = `a route of ${stuck.name} to a NAT gateway`;
    return byEndpoints ?? closed(`${stuck.name} has no ${wayOut(stuck)}`, route);
  }
  const groups = groupsOf(source, network.securityGroups);
  const egress = allowingRule(
    groups.flatMap((group) => group.egress),
    { port, securityGroupIds: [], cidrs: [anywhere] },
  );
  if (egress) return { isOpen: true, rules: [egress.name] };
  const rule = `an egress rule of ${namesOf(groups)} for TCP port ${port} to ${anywhere}`;
  return closed(`no egress rule of ${namesOf(groups)} allows ${anywhere}`, rule);
}

/** Undefined when the VPC lacks an endpoint for one of the services of the host. */
function throughEndpoints(
  network: Network,
  { source, destination: { services }, port }: ConnectionTo<PublicHost>,
): Reachability | undefined {
  const rules: string[] = [];
  let blocked: Reachability | undefined;
  for (const service of services) {
    const endpoint = network.endpoints.find((each) => each.service === service);
    if (endpoint?.interfaces) {
      const decision = toInterfaces(network, { source, destination: endpoint.interfaces, port });
      if (decision.isOpen) rules.push(...decision.rules);
      else blocked ??= decision;
    } else if (!source.subnetIds.every((id) => endpoint?.routedSubnetIds?.includes(id))) {
      return undefined;
    }
  }
  return services.length === 0 ? undefined : (blocked ?? { isOpen: true, rules });
}

/**
 * An internet gateway serves addresses that are public.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
function hasWayOut({ internetRoute }: Subnet, { hasPublicIp }: NetworkInterfaces): boolean {
  return internetRoute === 'nat-gateway' || (internetRoute === 'internet-gateway' && hasPublicIp);
}

function wayOut({ internetRoute }: Subnet): string {
  return internetRoute === 'internet-gateway'
    ? 'NAT gateway, and the interface no public address'
    : 'route to a NAT gateway or an internet gateway, nor the VPC an endpoint';
}

function subnetsOf(
  { subnetIds }: NetworkInterfaces,
  subnets: readonly Subnet[],
): readonly Subnet[] {
  return subnets.filter(({ id }) => subnetIds.includes(id));
}

/** @param needed a rule, a route or subnets */
function closed(reason: string, needed: string): Reachability {
  return { isOpen: false, reason, remediation: `It needs ${needed}.` };
}
