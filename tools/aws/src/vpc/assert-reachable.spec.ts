import type {
  Connection,
  Network,
  NetworkInterfaces,
  SecurityGroupRule,
} from '@quartet/cloudformation/model/network';
import { DeniedError } from '../denied-error.ts';
import { assertReachable } from './assert-reachable.ts';

const interfaces = (name: string, group: string): NetworkInterfaces => ({
  ...{ name, securityGroupIds: [group], subnetIds: ['tasks'], hasPublicIp: false },
});
const connection: Connection = {
  source: interfaces('the tasks of orders', 'Tasks'),
  destination: interfaces('the database server', 'Database'),
  port: 5432,
};
const all: SecurityGroupRule = {
  ...{ name: 'all', protocol: '-1', ports: undefined, peer: { cidr: '0.0.0.0/0' } },
};

function rejected(given: Connection, egress: readonly SecurityGroupRule[]): unknown {
  const group = { ingress: [], egress };
  const network: Network = {
    securityGroups: ['Tasks', 'Database'].map((id) => ({ ...group, id, name: `shop.${id}` })),
    subnets: [
      {
        id: 'tasks',
        name: 'shop.Tasks',
        vpcId: 'vpc',
        cidr: '10.0.0.0/24',
        internetRoute: undefined,
      },
    ],
    endpoints: [],
    connections: [given],
  };
  try {
    return assertReachable(network);
  } catch (error) {
    return error instanceof DeniedError ? error.line : error;
  }
}

it('names both groups, the port and the ingress rule that a connection needs', () => {
  expect(rejected(connection, [all])).toEqual({
    message: 'connection rejected',
    fields: {
      ...{ peer: 'shop.Tasks', op: 'connect', resource: 'shop.Database', port: 5432 },
      reason:
        'The tasks of orders cannot connect to the database server at port 5432: no ingress rule of shop.Database allows shop.Tasks.',
      remediation: 'It needs an ingress rule of shop.Database for TCP port 5432 from shop.Tasks.',
    },
  });
});

it('names the egress rule that a connection needs', () => {
  expect(rejected(connection, [])).toMatchObject({
    fields: {
      remediation: 'It needs an egress rule of shop.Tasks for TCP port 5432 to shop.Database.',
    },
  });
});

it('names the route that a subnet needs', () => {
  const destination = { name: 'Amazon ECR', services: [] };
  expect(rejected({ ...connection, destination }, [all])).toMatchObject({
    fields: {
      resource: 'Amazon ECR',
      remediation: 'It needs a route of shop.Tasks to a NAT gateway.',
    },
  });
});
