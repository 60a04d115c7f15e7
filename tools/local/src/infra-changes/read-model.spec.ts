import { services } from '@quartet/infra/services';
import type { Model } from '@quartet/cloudformation/model/model';
import { synthesis, type Synthesis } from '../testing/synthesis.ts';
import { readModel } from '@quartet/cloudformation/read-model';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';

let made: Synthesis<'dev'>;
let model: Model;

beforeAll(() => {
  made = synthesis({ dev: {} });
  model = readModel(made.folder('dev'), endpoints);
}, 300_000);

const service = (name: string) => model.services.find((each) => each.name === name);
const rulesOf = (port: number) =>
  model.loadBalancer.listeners
    .find((each) => each.port === port)
    ?.rules.map(({ priority, conditions }) => [priority, ...conditions.flatMap((c) => c.values)]);

it('has a gateway with routes, authorisers, throttles and mappings', () => {
  const { gateway, loadBalancer, functions } = model;
  if (gateway.kind !== 'http') throw new Error('another kind of gateway');
  expect(gateway).toMatchObject({
    stage: '$default',
    throttle: { rateLimit: 3_000, burstLimit: 3_000 },
    pathPrefix: '',
  });
  const paths = services.flatMap(({ name }) => [
    `ANY /api/${name}`,
    `ANY /api/v1/${name}/{proxy+}`,
  ]);
  expect(gateway.routes.map(({ routeKey }) => routeKey)).toEqual(expect.arrayContaining(paths));
  expect(gateway.accessLogFormat).toContain('$context.requestId');
  expect(gateway.corsConfiguration).toBeUndefined();
  const keys = gateway.routes.filter(({ routeKey }) => routeKey === 'GET /api/products/{proxy+}');
  expect(keys).toMatchObject([
    {
      authorizer: {
        functionName: functions.find(
          ({ handler, environment }) =>
            handler === 'index.authorize' && 'KEY_ROUTES' in environment,
        )?.name,
      },
      integration: {
        listenerArn: loadBalancer.listeners.find(({ port }) => port === 80)?.arn,
        timeoutInMillis: 29_000,
        requestParameters: { 'overwrite:header.x-request-id': '$context.requestId' },
      },
      throttle: { rateLimit: 2_000, burstLimit: 2_000 },
    },
  ]);
  const documents = 'ANY /api/orders/openapi.json';
  expect(gateway.routes.find((each) => each.routeKey === documents)?.authorizer).toBeUndefined();
});

it('has a balancer with both listeners, rules in order, and target groups', () => {
  const { loadBalancer } = model;
  expect(loadBalancer).toMatchObject({ idleTimeout: 60, dropInvalidHeaderFields: true });
  expect(rulesOf(80)).toEqual(
    services.map(({ name, priority }) => [priority, `/api/${name}`, `/api/${name}/*`]),
  );
  expect(rulesOf(8080)?.[1]).toEqual([20, '/internal/users/*', '/api/users/.well-known/*']);
  expect(loadBalancer.listeners[0]?.defaultAction).toMatchObject({ statusCode: 404 });
  expect(loadBalancer.targetGroups).toHaveLength(2 * services.length);
  expect(loadBalancer.targetGroups.find(({ name }) => name === 'orders-tg-dev')).toMatchObject({
    port: 3010,
    deregistrationDelay: 35,
    healthCheck: {
      ...{ path: '/health/ready', matcher: '200' },
      ...{ intervalSeconds: 10, timeoutSeconds: 5, healthyThreshold: 2 },
    },
  });
  expect(loadBalancer.webAclRules).toBeUndefined();
});

it('names its load balancer as AWS does, so that templates can take names apart', () => {
  const { arn, dnsName: host, listeners } = model.loadBalancer;
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
  expect(orders).toMatchObject({
    desiredCount: 1,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    healthCheckGracePeriod: 60,
  });
  expect(orders?.targetGroupArns).toHaveLength(2);
  expect(orders?.discoveryName).toBeUndefined();
  expect(orders?.container).toMatchObject({
    command: ['node', '--import=/app/telemetry.mjs', 'main.mjs'],
    containerPort: 3010,
    stopTimeout: 60,
    user: 'node',
    readonlyRootFilesystem: true,
    image: expect.stringMatching(/\.amazonaws\.com\/quartet\/orders@sha256:0{64}$/) as string,
    secrets: { '/quartet/dev/settings/orders/SERVICE_PRIVATE_KEY': 'SERVICE_PRIVATE_KEY' },
    healthCheck: undefined,
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

it('has one-off tasks by their names', () => {
  expect(Object.keys(service('users')?.oneOffTasks ?? {}).sort()).toEqual([
    'admin',
    'database',
    'migrate',
  ]);
  expect(service('users')?.oneOffTasks['database']).toMatchObject({
    command: ['node', 'create-database.mjs'],
    containerPort: undefined,
    healthCheck: undefined,
    environment: { DATABASE_AUTH: 'iam', DATABASE_NAME: 'quartet_users' },
  });
});

it('has sockets, functions, tables, a bus and a database', () => {
  const { webSocketApi, functions, tables, eventBuses, database } = model;
  const named = (entry: string) => functions.find(({ handler }) => handler === `index.${entry}`);
  expect(webSocketApi).toMatchObject({
    stage: 'live',
    routeSelectionExpression: '$request.body.action',
  });
  expect(webSocketApi.routes).toMatchObject([
    { routeKey: '$connect', functionName: named('connect')?.name, hasRouteResponse: false },
    { routeKey: '$disconnect', functionName: named('disconnect')?.name, authorizer: undefined },
    { routeKey: 'subscribe', functionName: named('subscribe')?.name, hasRouteResponse: true },
  ]);
  expect(webSocketApi.routes[0]?.authorizer?.identitySource).toEqual([
    'route.request.querystring.token',
  ]);
  expect(functions).toHaveLength(6);
  expect(named('push')?.environment).toMatchObject({
    CONNECTIONS_TABLE: 'quartet-dev-connections',
    CALLBACK_URL: 'http://localhost:8080/live',
  });
  expect(tables.map(({ name, timeToLiveAttribute: timeToLive }) => [name, timeToLive])).toEqual([
    ['quartet-dev-api-keys', undefined],
    ['quartet-dev-connections', 'expiresAt'],
  ]);
  expect(tables[1]?.definition).toMatchObject({
    TableName: 'quartet-dev-connections',
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [{ IndexName: 'by-order' }],
  });
  expect(eventBuses).toMatchObject([
    {
      name: 'quartet-dev',
      rules: [
        {
          enabled: true,
          eventPattern: { source: ['quartet.orders'], 'detail-type': [{ prefix: 'order.' }] },
          targets: [
            {
              functionName: named('push')?.name,
              maximumRetryAttempts: 2,
              maximumEventAgeInSeconds: 300,
            },
          ],
        },
      ],
    },
  ]);
  expect(database).toMatchObject({ port: 5433, majorVersion: 17, maxConnections: 200 });
  expect(model.namespace).toBeUndefined();
});

it('tells what is not run, of the stacks of the account too', () => {
  expect(model.unsupportedTypes).toEqual([...model.unsupportedTypes].sort());
  expect(model.unsupportedTypes).toEqual(
    expect.arrayContaining(['AWS::ECR::Repository', 'AWS::EC2::VPC', 'AWS::ECS::Cluster']),
  );
});

it('survives being sent to another process', () => {
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
});

it('reads the same twice', () => {
  expect(readModel(made.folder('dev'), endpoints)).toEqual(model);
});
