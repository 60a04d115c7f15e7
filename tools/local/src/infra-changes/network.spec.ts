import { assertReachable } from '@quartet/aws/vpc/assert-reachable';
import type { Assembly } from '@quartet/cloudformation/assembly/assembly';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { readStage } from '@quartet/cloudformation/read-model';
import { alter } from '@quartet/cloudformation/testing/alter';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';
import { removed } from '@quartet/cloudformation/testing/removed';
import { synthesis, type Synthesis } from '../testing/synthesis.ts';

let made: Synthesis<'dev' | 'byName'>;
let dev: Assembly;

beforeAll(() => {
  made = synthesis({ dev: {}, byName: { context: { discovery: 'cloud-map' } } });
  dev = readAssembly(made.folder('dev'));
}, 300_000);

const check = (assembly: Assembly) => assertReachable(readStage(assembly, endpoints).network);

it('opens all connections, those of services with names too', () => {
  check(dev);
  check(readAssembly(made.folder('byName')));
});

it('refuses tasks that the load balancer cannot reach', () => {
  const closed = removed(dev, 'svc-orders', 'AWS::EC2::SecurityGroupIngress');
  expect(() => check(closed)).toThrow(
    /^The load balancer cannot connect to the tasks of orders at port 3010: no ingress rule of quartet-dev-network\.Services\w+ or quartet-dev-svc-orders\.RunningGroup\w+ allows quartet-dev-platform\.BalancerGroup\w+\.$/,
  );
});

it('refuses tasks in subnets without a way out', () => {
  const closed = removed(dev, 'network', 'AWS::EC2::Route');
  expect(() => check(closed)).toThrow(
    /^The tasks of orders cannot connect to Amazon ECR at port 443: quartet-dev-network\.VpctasksSubnet1Subnet\w+ has no route to a NAT gateway or an internet gateway, nor the VPC an endpoint\.$/,
  );
});

it('refuses tasks behind an internet gateway without a public address', () => {
  const closed = alter(dev, ['svc-orders', 'AWS::ECS::Service'], ({ Properties }) => {
    const { AwsvpcConfiguration: network } = Properties['NetworkConfiguration'] as {
      readonly AwsvpcConfiguration: object;
    };
    Object.assign(network, { AssignPublicIp: 'DISABLED' });
  });
  expect(() => check(closed)).toThrow(/has no NAT gateway, and the interface no public address\.$/);
});

it('refuses a gateway that the load balancer does not admit', () => {
  const closed = removed(dev, 'platform', 'AWS::EC2::SecurityGroupIngress');
  expect(() => check(closed)).toThrow(
    /^The VPC link cannot connect to the load balancer at port 80: no ingress rule|^The tasks of orders cannot connect to the load balancer at port 8080: no ingress rule/,
  );
});

it('refuses a database server that no task reaches', () => {
  const closed = removed(dev, 'data', 'AWS::EC2::SecurityGroupIngress');
  expect(() => check(closed)).toThrow(
    /^The tasks of orders cannot connect to the database server at port 5433: no ingress rule of quartet-dev-data\./,
  );
});

it('refuses services that cannot reach each other by name', () => {
  const closed = alter(
    readAssembly(made.folder('byName')),
    ['svc-users', 'AWS::EC2::SecurityGroupIngress'],
    ({ Properties }) => Object.assign(Properties, { FromPort: 1, ToPort: 1 }),
  );
  expect(() => check(closed)).toThrow(/to the tasks of users at port 3020: no ingress rule/);
});

it('refuses a group of other templates, with its path', () => {
  const elsewhere = alter(dev, ['data', 'AWS::EC2::SecurityGroupIngress'], ({ Properties }) =>
    Object.assign(Properties, { SourceSecurityGroupId: 'sg-elsewhere' }),
  );
  expect(() => check(elsewhere)).toThrow(
    /SourceSecurityGroupId refers to no security group of these templates\.$/,
  );
});
