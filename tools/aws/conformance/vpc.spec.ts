import type {
  Connection,
  Network,
  NetworkInterfaces,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
} from '@quartet/cloudformation/model/network';
import { reachabilityOf } from '../src/vpc/reachability.ts';

const guide = 'https://docs.aws.amazon.com/vpc/latest';
const pages = {
  groups: `${guide}/userguide/vpc-security-groups.html`,
  rules: `${guide}/userguide/security-group-rules.html`,
  internet: `${guide}/userguide/VPC_Internet_Gateway.html`,
  nat: `${guide}/userguide/vpc-nat-gateway.html`,
  gatewayEndpoints: `${guide}/privatelink/gateway-endpoints.html`,
  interfaceEndpoints: `${guide}/privatelink/create-interface-endpoint.html`,
};

type Peer = SecurityGroupRule['peer'];
interface Given {
  readonly egress?: readonly SecurityGroupRule[];
  readonly ingress?: readonly SecurityGroupRule[];
  readonly groups?: readonly string[];
  readonly route?: Subnet['internetRoute'];
  readonly hasPublicIp?: boolean;
  readonly endpoints?: Network['endpoints'];
  readonly to?: Connection['destination'];
}

const rule = (peer: Peer, ports?: readonly [number, number], protocol = 'tcp') => ({
  name: 'rule',
  protocol,
  ports: ports && { from: ports[0], to: ports[1] },
  peer,
});
const all = rule({ cidr: '0.0.0.0/0' }, undefined, '-1');
const caller = { groupId: 'caller' };
const server: NetworkInterfaces = {
  name: 'the server',
  securityGroupIds: ['server'],
  subnetIds: ['inner'],
  hasPublicIp: false,
};
const s3 = { name: 'Amazon S3', services: ['s3'] };
const logs = { name: 'CloudWatch Logs', services: ['logs'] };
const interfaceEndpoint = { service: 'logs', interfaces: server };

function isOpen(given: Given): boolean {
  const { egress = [all], ingress = [], groups = ['caller'], endpoints = [] } = given;
  const group = (id: string, rules: Partial<SecurityGroup>): SecurityGroup => ({
    ...{ id, name: id, ingress: [], egress: [] },
    ...rules,
  });
  const network: Network = {
    securityGroups: [group('caller', { egress }), group('other', {}), group('server', { ingress })],
    subnets: [
      subnet('outer', '10.0.0.0/24', given.route),
      subnet('inner', '10.0.1.0/24', undefined),
    ],
    endpoints,
    connections: [],
  };
  const { hasPublicIp = false, to: destination = server } = given;
  const placement = { securityGroupIds: groups, subnetIds: ['outer'], hasPublicIp };
  const port = 'services' in destination ? 443 : 5432;
  return reachabilityOf(network, { source: { name: 'the task', ...placement }, destination, port })
    .isOpen;
}

function subnet(id: string, cidr: string, internetRoute: Subnet['internetRoute']): Subnet {
  return { id, name: id, vpcId: 'vpc', cidr, internetRoute };
}

it.each<[name: string, page: string, given: Given, expected: boolean]>([
  ['no inbound traffic without an ingress rule', pages.groups, {}, false],
  ['a rule for a group', pages.rules, { ingress: [rule(caller, [5432, 5432])] }, true],
  ['a rule for a range of ports', pages.rules, { ingress: [rule(caller, [5000, 6000])] }, true],
  ['a rule for another port', pages.rules, { ingress: [rule(caller, [5433, 5433])] }, false],
  ['a rule for UDP', pages.rules, { ingress: [rule(caller, [5432, 5432], 'udp')] }, false],
  ['a rule for all traffic', pages.rules, { ingress: [rule(caller, undefined, '-1')] }, true],
  ['a rule for another group', pages.rules, { ingress: [rule({ groupId: 'other' })] }, false],
  [
    'a rule for the addresses of the subnet',
    pages.rules,
    { ingress: [rule({ cidr: '10.0.0.0/16' }, [5432, 5432])] },
    true,
  ],
  [
    'a rule for a part of those addresses',
    pages.rules,
    { ingress: [rule({ cidr: '10.0.0.0/25' }, [5432, 5432])] },
    false,
  ],
  [
    'rules of several groups count together',
    pages.groups,
    { groups: ['other', 'caller'], ingress: [rule(caller)] },
    true,
  ],
  [
    'no outbound traffic without an egress rule',
    pages.groups,
    { egress: [], ingress: [all] },
    false,
  ],
  [
    'an egress rule for the group of the server',
    pages.rules,
    { egress: [rule({ groupId: 'server' }, [5432, 5432])], ingress: [all] },
    true,
  ],
  [
    'an egress rule for another port',
    pages.rules,
    { egress: [rule({ groupId: 'server' }, [80, 80])], ingress: [all] },
    false,
  ],
  ['no route to the internet', pages.internet, { to: s3 }, false],
  [
    'an internet gateway, without a public address',
    pages.internet,
    { to: s3, route: 'internet-gateway' },
    false,
  ],
  [
    'an internet gateway, with a public address',
    pages.internet,
    { to: s3, route: 'internet-gateway', hasPublicIp: true },
    true,
  ],
  ['a NAT gateway', pages.nat, { to: s3, route: 'nat-gateway' }, true],
  [
    'a NAT gateway, and a group that lets nothing out',
    pages.groups,
    { to: s3, route: 'nat-gateway', egress: [rule({ cidr: '10.0.0.0/16' })] },
    false,
  ],
  [
    'a gateway endpoint in the route table of the subnet',
    pages.gatewayEndpoints,
    { to: s3, endpoints: [{ service: 's3', routedSubnetIds: ['outer'] }] },
    true,
  ],
  [
    'a gateway endpoint in another route table',
    pages.gatewayEndpoints,
    { to: s3, endpoints: [{ service: 's3', routedSubnetIds: ['inner'] }] },
    false,
  ],
  [
    'an interface endpoint whose group admits the task',
    pages.interfaceEndpoints,
    { to: logs, endpoints: [interfaceEndpoint], ingress: [rule(caller, [443, 443])] },
    true,
  ],
  [
    'an interface endpoint whose group does not',
    pages.interfaceEndpoints,
    { to: logs, endpoints: [interfaceEndpoint] },
    false,
  ],
  [
    'an endpoint of another service',
    pages.interfaceEndpoints,
    { to: s3, endpoints: [interfaceEndpoint], ingress: [all] },
    false,
  ],
])('%s (%s)', (_name, _page, given, expected) => {
  expect(isOpen(given)).toBe(expected);
});
