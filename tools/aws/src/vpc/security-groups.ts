import type {
  NetworkInterfaces,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
} from '@quartet/cloudformation/model/network';
import { containsBlock } from './cidr.ts';

/** The other end of a TCP connection, as a rule sees it. */
export interface Peer {
  readonly port: number;
  readonly securityGroupIds: readonly string[];
  /** Blocks of addresses, any of which the peer may have. */
  readonly cidrs: readonly string[];
}

export function groupsOf(
  { securityGroupIds }: NetworkInterfaces,
  groups: readonly SecurityGroup[],
): readonly SecurityGroup[] {
  return groups.filter(({ id }) => securityGroupIds.includes(id));
}

/** The names of groups, any of which may have a rule that is needed. */
export function namesOf(groups: readonly SecurityGroup[]): string {
  return groups.map(({ name }) => name).join(' or ');
}

export function peerOf(
  { securityGroupIds, subnetIds }: NetworkInterfaces,
  subnets: readonly Subnet[],
  port: number,
): Peer {
  const cidrs = subnets.filter(({ id }) => subnetIds.includes(id)).map(({ cidr }) => cidr);
  return { port, securityGroupIds, cidrs };
}

/**
 * The first rule that allows a connection. Rules of all groups of an interface count together, and only allow.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export function allowingRule(
  rules: readonly SecurityGroupRule[],
  peer: Peer,
): SecurityGroupRule | undefined {
  return rules.find((rule) => coversPort(rule, peer.port) && coversPeer(rule, peer));
}

function coversPort({ protocol, ports }: SecurityGroupRule, port: number): boolean {
  if (protocol === '-1') return true;
  if (protocol !== 'tcp' && protocol !== '6') return false;
  return ports === undefined || (ports.from <= port && port <= ports.to);
}

function coversPeer({ peer: allowed }: SecurityGroupRule, peer: Peer): boolean {
  if ('groupId' in allowed) return peer.securityGroupIds.includes(allowed.groupId);
  return peer.cidrs.length > 0 && peer.cidrs.every((cidr) => containsBlock(allowed.cidr, cidr));
}
