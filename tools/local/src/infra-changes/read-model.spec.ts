import { services } from '@quartet/infra/services';
import type { Model } from '@quartet/cloudformation/model/model';
import { synthesis, type Synthesis } from '../testing/synthesis.ts';
import { readModel } from '@quartet/cloudformation/read-model';
import { places } from '@quartet/cloudformation/testing/places';

let made: Synthesis<'dev'>;
let model: Model;

beforeAll(() => {
  made = synthesis({ dev: {} });
  model = readModel(made.folder('dev'), places);
}, 300_000);

const service = (name: string) => model.services.find((each) => each.name === name);
const rulesOf = (port: number) =>
  model.balancer.listeners
    .find((each) => each.port === port)
    ?.rules.map(({ priority, conditions }) => [priority, ...conditions.flatMap((c) => c.values)]);

it('has a gateway with routes, authorisers, throttles and mappings', () => {
  const { gateway, balancer, functions } = model;
  if (gateway.kind !== 'http') throw new Error('another kind of gateway');
  expect(gateway).toMatchObject({
    stage: '$default',
    throttle: { rate: 200, burst: 400 },
    prefix: '',
  });
  const paths = services.flatMap(({ name }) => [
    `ANY /api/${name}`,
    `ANY /api/v1/${name}/{proxy+}`,
  ]);
  expect(gateway.routes.map(({ key }) => key)).toEqual(expect.arrayContaining(paths));
  expect(gateway.accessLog).toContain('$context.requestId');
  expect(gateway.cors).toBeUndefined();
  const keys = gateway.routes.filter(({ key }) => key === 'GET /api/products/{proxy+}');
  expect(keys).toMatchObject([
    {
      authorizer: {
        function: functions.find(
          ({ handler, environment }) =>
            handler === 'index.authorize' && 'KEY_ROUTES' in environment,
        )?.name,
      },
      integration: {
        listener: balancer.listeners.find(({ port }) => port === 80)?.arn,
        timeout: 29_000,
        parameters: { 'overwrite:header.x-request-id': '$context.requestId' },
      },
      throttle: { rate: 100, burst: 200 },
    },
  ]);
  const documents = gateway.routes.find(({ key }) => key === 'ANY /api/orders/openapi.json');
  expect(documents?.authorizer).toBeUndefined();
});

it('has a balancer with both listeners, rules in order, and target groups', () => {
  const { balancer } = model;
  expect(balancer).toMatchObject({ idleTimeout: 60, dropsInvalidHeaders: true });
  expect(rulesOf(80)).toEqual(
    services.map(({ name, priority }) => [priority, `/api/${name}`, `/api/${name}/*`]),
  );
  expect(rulesOf(8080)?.[1]).toEqual([20, '/internal/users/*', '/api/users/.well-known/*']);
  expect(balancer.listeners[0]?.otherwise).toMatchObject({ type: 'fixed-response', status: 404 });
  expect(balancer.targetGroups).toHaveLength(2 * services.length);
  expect(balancer.targetGroups.find(({ name }) => name === 'orders-tg')).toMatchObject({
    port: 3010,
    deregistrationDelay: 35,
    health: { path: '/health/ready', interval: 10, timeout: 5, healthyAfter: 2, statuses: '200' },
  });
  expect(balancer.firewall).toBeUndefined();
});

it('names its load balancer as AWS does, so that templates can take names apart', () => {
  const { arn, host, listeners } = model.balancer;
  const [, full] = /:loadbalancer\/(app\/[\w-]+\/[0-9a-f]{16})$/.exec(arn) ?? [];
  expect(full).toBeDefined();
  expect(host).toMatch(/^internal-[a-z0-9-]+\.us-east-1\.elb\.amazonaws\.com$/);
  for (const listener of listeners) {
    expect(listener.arn).toMatch(new RegExp(`:listener/${full}/[0-9a-f]{16}$`));
    for (const rule of listener.rules) {
      expect(rule.arn).toMatch(new RegExp(`:listener-rule/${full}/[0-9a-f]{16}/[0-9a-f]{16}$`));
    }
  }
});

it('has services with their environment on this machine', () => {
  const orders = service('orders');
  expect(model.services.map(({ name }) => name)).toEqual(services.map(({ name }) => name));
  expect(orders).toMatchObject({ desired: 1, leastHealthy: 100, mostRunning: 200, grace: 60 });
  expect(orders?.targetGroups).toHaveLength(2);
  expect(orders?.discoveryName).toBeUndefined();
  expect(orders?.container).toMatchObject({
    command: ['node', '--import=/app/telemetry.mjs', 'main.mjs'],
    port: 3010,
    stopTimeout: 60,
    user: 'node',
    readonlyRoot: true,
    image: '000000000000.dkr.ecr.us-east-1.amazonaws.com/quartet/orders:local',
    secrets: { '/quartet/dev/settings/orders/SERVICE_PRIVATE_KEY': 'SERVICE_PRIVATE_KEY' },
    health: undefined,
    environment: {
      PORT: '3010',
      EVENT_BUS: 'quartet-dev',
      TOKEN_ISSUER: 'http://localhost:8080/api/users',
      JWKS_URL: 'http://127.0.0.1:7081/api/users/.well-known/jwks.json',
      PRODUCTS_URL: 'http://127.0.0.1:7081',
      DATABASE_URL:
        'postgres://quartet_orders_app@127.0.0.1:5499/quartet_orders?sslmode=verify-full',
    },
  });
});

it('has chores by their names', () => {
  expect(Object.keys(service('users')?.chores ?? {}).sort()).toEqual([
    'admin',
    'database',
    'migrate',
  ]);
  expect(service('users')?.chores['database']).toMatchObject({
    command: ['node', 'create-database.mjs'],
    port: undefined,
    health: undefined,
    environment: { DATABASE_HOST: '127.0.0.1', DATABASE_PORT: '5499' },
  });
});

it('has sockets, functions, tables, a bus and a database', () => {
  const { sockets, functions, tables, buses, database } = model;
  const named = (entry: string) => functions.find(({ handler }) => handler === `index.${entry}`);
  expect(sockets).toMatchObject({ stage: 'live', selection: '$request.body.action' });
  expect(sockets.routes).toMatchObject([
    { key: '$connect', function: named('connect')?.name, answers: false },
    { key: '$disconnect', function: named('disconnect')?.name, authorizer: undefined },
    { key: 'subscribe', function: named('subscribe')?.name, answers: true },
  ]);
  expect(sockets.routes[0]?.authorizer?.identitySources).toEqual([
    'route.request.querystring.token',
  ]);
  expect(functions).toHaveLength(6);
  expect(named('push')?.environment).toEqual({
    CONNECTIONS_TABLE: 'quartet-dev-connections',
    CALLBACK_URL: 'http://localhost:8080/live',
  });
  expect(tables.map(({ name, timeToLive }) => [name, timeToLive])).toEqual([
    ['quartet-dev-api-keys', undefined],
    ['quartet-dev-connections', 'expiresAt'],
  ]);
  expect(tables[1]?.definition).toMatchObject({
    TableName: 'quartet-dev-connections',
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [{ IndexName: 'by-order' }],
  });
  expect(buses).toMatchObject([
    {
      name: 'quartet-dev',
      rules: [
        {
          enabled: true,
          pattern: { source: ['quartet.orders'], 'detail-type': [{ prefix: 'order.' }] },
          targets: [{ function: named('push')?.name, attempts: 2, oldest: 300 }],
        },
      ],
    },
  ]);
  expect(database).toMatchObject({ port: 5433, majorVersion: 17 });
  expect(model.namespace).toBeUndefined();
});

it('tells what is not run, of the stacks of the account too', () => {
  expect(model.notRun).toEqual([...model.notRun].sort());
  expect(model.notRun).toEqual(
    expect.arrayContaining(['AWS::ECR::Repository', 'AWS::EC2::VPC', 'AWS::SQS::Queue']),
  );
});

it('survives being sent to another process', () => {
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
});

it('reads the same twice', () => {
  expect(readModel(made.folder('dev'), places)).toEqual(model);
});
