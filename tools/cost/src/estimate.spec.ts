import { type Resource, resourcesOf } from '@quartet/infra/templates';
import { estimate } from './estimate.ts';

const stack = 'quartet-dev-svc-orders';

function resources(...rows: readonly (readonly [type: string, properties: object])[]) {
  const all = rows.map(([Type, Properties], index) => [`Id${index}`, { Type, Properties }]);
  return resourcesOf(stack, { Resources: Object.fromEntries(all) });
}

function service(CapacityProvider: string, AssignPublicIp: string): readonly Resource[] {
  const running = {
    TaskDefinition: { Ref: 'Id1' },
    CapacityProviderStrategy: [{ CapacityProvider }],
    NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp } },
  };
  return resources(
    ['AWS::ECS::Service', running],
    ['AWS::ECS::TaskDefinition', { Cpu: '1024', Memory: '2048' }],
    ['AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 2, MaxCapacity: 4 }],
  );
}

const database = (DBInstanceClass: string, MinCapacity: number) =>
  resources(
    ['AWS::RDS::DBCluster', { ServerlessV2ScalingConfiguration: { MinCapacity } }],
    ['AWS::RDS::DBInstance', { DBInstanceClass }],
  );

it('counts the minimum number of tasks of the scaling', () => {
  const { items } = estimate(service('FARGATE', 'DISABLED'));
  expect(items).toContainEqual(
    expect.objectContaining({ what: 'tasks, CPU', quantity: 2 * 730, dollars: 2 * 730 * 0.03238 }),
  );
  expect(items).toContainEqual(
    expect.objectContaining({ what: 'tasks, memory', quantity: 4 * 730 }),
  );
});

it('counts Fargate Spot at its own price, and a public address for each task', () => {
  const { items } = estimate(service('FARGATE_SPOT', 'ENABLED'));
  expect(items.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['tasks on spare capacity, CPU', 'public addresses of tasks']),
  );
});

it('counts the traces of a service by its sample rate and its part of the requests', () => {
  const Environment = [{ Name: 'OTEL_TRACES_SAMPLER_ARG', Value: '0.2' }];
  const running = service('FARGATE', 'DISABLED').map(({ properties, ...resource }) => ({
    ...resource,
    properties: { ...properties, ContainerDefinitions: [{ Environment }] },
  }));
  const other = running.map((resource) => ({ ...resource, stack: 'quartet-dev-svc-users' }));
  expect(estimate([...running, ...other]).items).toContainEqual(
    expect.objectContaining({ what: 'traces of services', quantity: 0.2, dollars: 0.2 * 5 }),
  );
});

it.each([
  [0, 0.5],
  [0.5, 0.5],
  [2, 2],
])(
  'counts a database that has at least %d units as %d, since services always ask',
  (least, units) => {
    const { items } = estimate(database('db.serverless', least));
    expect(
      items.find(({ what, when }) => what === 'database, capacity' && when === 'idle'),
    ).toMatchObject({ quantity: units * 730 });
  },
);

it('adds up items of the same price, the most expensive first', () => {
  const { figures, items } = estimate(
    resources(
      ['AWS::CloudWatch::Alarm', {}],
      ['AWS::CloudWatch::Alarm', {}],
      ['AWS::EC2::NatGateway', {}],
    ),
  );
  expect(items.filter(({ when }) => when === 'idle')).toMatchObject([
    { what: 'NAT gateway', dollars: 730 * 0.045 },
    { what: 'alarms', quantity: 2, dollars: 0.2 },
  ]);
  expect(figures.idle).toBeCloseTo(730 * 0.045 + 0.2);
});

it('counts the metrics of each route of a gateway with detailed metrics', () => {
  const api = { ApiId: { Ref: 'Api' } };
  const metrics = (DetailedMetricsEnabled: boolean) =>
    estimate(
      resources(
        ['AWS::ApiGatewayV2::Stage', { ...api, DefaultRouteSettings: { DetailedMetricsEnabled } }],
        ['AWS::ApiGatewayV2::Route', { ...api, RouteKey: 'ANY /api/orders' }],
      ),
    ).figures.inUse;
  expect(metrics(true)).toBeCloseTo(6 * 0.3);
  expect(metrics(false)).toBe(0);
});

it('lists free resources', () => {
  const { free, countedElsewhere, figures } = estimate(
    resources(['AWS::IAM::Role', {}], ['AWS::Logs::LogGroup', {}], ['AWS::IAM::Role', {}]),
  );
  expect(free).toEqual(['AWS::IAM::Role']);
  expect(countedElsewhere).toEqual(['AWS::Logs::LogGroup']);
  expect(figures).toEqual({ idle: 0, inUse: 0, perMillion: 0 });
});

it.each([
  ['type', resources(['AWS::Redshift::Cluster', {}]), /what AWS::Redshift::Cluster costs/],
  [
    'database class',
    database('db.r8g.large', 1),
    /Only db.t4g.micro and db.serverless have a price/,
  ],
  ['function', resources(['AWS::Lambda::Function', { Handler: 'index.mine' }]), /"orders mine"/],
  ['table', resources(['AWS::DynamoDB::Table', { TableName: 'carts' }]), /the table "carts"/],
])('throws for a %s without a rule', (_, all, message) => {
  expect(() => estimate(all)).toThrow(message);
});

// https://aws.amazon.com/cloudwatch/pricing/
it('counts each metric of an alarm, and an alarm of alarms', () => {
  const stat = { MetricStat: {} };
  const { items } = estimate(
    resources(
      ['AWS::CloudWatch::Alarm', { MetricName: 'Errors' }],
      ['AWS::CloudWatch::Alarm', { Metrics: [{ Expression: 'm0 / m1' }, stat, stat] }],
      ['AWS::CloudWatch::CompositeAlarm', {}],
    ),
  );
  expect(items.map(({ what, quantity, dollars }) => [what, quantity, dollars])).toEqual([
    ['alarms of alarms', 1, 0.5],
    ['alarms', 3, expect.closeTo(0.3)],
  ]);
});
