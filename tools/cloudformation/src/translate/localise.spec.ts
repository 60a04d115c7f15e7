import { localEnvironment } from './environment.ts';
import type { Host } from './hosts.ts';
import { localise } from './localise.ts';

const hosts: readonly Host[] = [
  { name: 'abc.execute-api.us-east-1.amazonaws.com', address: () => 'http://localhost:8080' },
  {
    name: 'balancer.elb.amazonaws.com',
    address: (port = '80') =>
      ({ 80: 'http://127.0.0.1:7080', 8080: 'http://127.0.0.1:7081' })[port],
  },
  { name: 'cluster.rds.amazonaws.com', address: () => 'postgres://127.0.0.1:5499' },
  { name: 'orders.quartet-dev.internal', address: () => 'http://127.0.0.1:7010' },
];

it.each([
  ['https://abc.execute-api.us-east-1.amazonaws.com/api/users', 'http://localhost:8080/api/users'],
  ['wss://abc.execute-api.us-east-1.amazonaws.com/live', 'ws://localhost:8080/live'],
  ['abc.execute-api.us-east-1.amazonaws.com', 'localhost'],
  ['http://balancer.elb.amazonaws.com:8080/api', 'http://127.0.0.1:7081/api'],
  ['http://balancer.elb.amazonaws.com/api', 'http://127.0.0.1:7080/api'],
  [
    'postgres://role@cluster.rds.amazonaws.com:5433/db?sslmode=verify-full',
    'postgres://role@127.0.0.1:5499/db?sslmode=verify-full',
  ],
  ['cluster.rds.amazonaws.com', '127.0.0.1'],
  ['http://orders.quartet-dev.internal:3010', 'http://127.0.0.1:7010'],
  [
    'http://balancer.elb.amazonaws.com:8080 http://orders.quartet-dev.internal:3010',
    'http://127.0.0.1:7081 http://127.0.0.1:7010',
  ],
])('puts %s in its place', (value, expected) => {
  expect(localise(value, hosts)).toBe(expected);
});

it.each([
  'https://xray.us-east-1.amazonaws.com/v1/traces',
  'http://big-orders.quartet-dev.internal:3010',
  'http://big.orders.quartet-dev.internal:3010',
  'http://orders.quartet-dev.internal.example.com',
  'ordersXquartet-dev.internal',
  'quartet-dev',
])('leaves %s alone', (value) => {
  expect(localise(value, hosts)).toBe(value);
});

it('says what has no place', () => {
  expect(() => localise('http://balancer.elb.amazonaws.com:9090', hosts)).toThrow(
    'The templates name balancer.elb.amazonaws.com:9090, which has no address on this machine.',
  );
});

it('takes the port along that stands beside a host', () => {
  const environment = {
    DATABASE_HOST: 'cluster.rds.amazonaws.com',
    DATABASE_PORT: '5433',
    MAIL_HOST: 'mail.example.com',
    MAIL_PORT: '25',
    PORT: '3010',
  };
  expect(localEnvironment(environment, hosts)).toEqual({
    ...environment,
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: '5499',
  });
});
