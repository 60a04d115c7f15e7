import { services as table } from '@quartet/infra/services';
import type { Model } from '@quartet/cloudformation/model/model';
import { synthesis, type Synthesis } from '../testing/synthesis.ts';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { readModel, readStage } from '@quartet/cloudformation/read-model';
import { alter } from '@quartet/cloudformation/testing/alter';
import { places } from '@quartet/cloudformation/testing/places';

const variants = {
  rest: { context: { edge: 'rest' } },
  byName: { context: { discovery: 'cloud-map' } },
  prod: { context: { stage: 'prod' } },
  prodRestByName: { context: { stage: 'prod', edge: 'rest', discovery: 'cloud-map' } },
  named: {
    context: { domain: 'api.example.com', certificate: 'arn:aws:acm:us-east-1:0:certificate/1' },
  },
  changed: {
    stage: { origins: ['https://shop.example.com'] },
    services: { payments: { strategy: 'blueGreen' }, products: { strategy: 'canary' } },
  },
} as const;

type Variant = keyof typeof variants;

let made: Synthesis<Variant>;
const models = {} as Record<Variant, Model>;

beforeAll(() => {
  made = synthesis(variants);
  for (const name of Object.keys(variants) as Variant[]) {
    models[name] = readModel(made.folder(name), places);
  }
}, 300_000);

const service = (model: Model, name: string) => model.services.find((each) => each.name === name);

it('has a REST API with methods, plans and a firewall in front', () => {
  const { gateway, balancer, notRun } = models.rest;
  if (gateway.kind !== 'rest') throw new Error('another kind of gateway');
  expect(gateway).toMatchObject({
    stage: 'live',
    prefix: '/live',
    throttle: { rate: 200, burst: 400 },
    firewall: [{ limit: 2_000, window: 300 }],
  });
  expect(gateway.methods.find(({ path }) => path === '/api/v1/orders/{proxy+}')).toMatchObject({
    method: 'ANY',
    needsKey: true,
    integration: {
      listener: balancer.listeners.find(({ port }) => port === 80)?.arn,
      path: '/api/orders/{proxy}',
      parameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    },
  });
  expect(gateway.plans).toMatchObject([
    { throttle: { rate: 200 }, quota: { limit: 1_000_000, period: 'MONTH' } },
  ]);
  expect(gateway.plans[0]?.methods['/api/payments/ANY']).toEqual({ rate: 20, burst: 40 });
  expect(gateway.plans[0]?.keys).toHaveLength(1);
  expect(notRun).toContain('AWS::WAFv2::WebACL AWSManagedRulesCommonRuleSet');
});

it('sends the stage along to the balancer where no template takes it away', () => {
  const methods: [string, string] = ['edge', 'AWS::ApiGateway::Method'];
  const pathIn = (integration: object) => {
    const changed = alter(readAssembly(made.folder('rest')), methods, ({ Properties }) => {
      Object.assign(Properties['Integration'] as object, integration);
    });
    const { gateway } = readStage(changed, places);
    return gateway.kind === 'rest' ? gateway.methods[0]?.integration.path : undefined;
  };
  expect(pathIn({})).toBe('/api/orders');
  expect(pathIn({ RequestTemplates: undefined })).toBe('/live/api/orders');
  const other = { 'application/json': '$input.body' };
  expect(() => pathIn({ RequestTemplates: other })).toThrow(
    /Integration\.RequestTemplates is not understood\.$/,
  );
});

it('has the health command of a container that has one', () => {
  const task: [string, string] = ['svc-orders', 'AWS::ECS::TaskDefinition'];
  const HealthCheck = { Command: ['CMD', 'check'], Interval: 10, Timeout: 5, Retries: 2 };
  const changed = alter(readAssembly(made.folder('prod')), task, ({ Properties }) => {
    const [container] = Properties['ContainerDefinitions'] as object[];
    Object.assign(container ?? {}, { HealthCheck });
  });
  expect(service(readStage(changed, places), 'orders')?.container.health).toEqual({
    ...{ command: ['CMD', 'check'], interval: 10, timeout: 5, retries: 2 },
    startPeriod: expect.any(Number),
  });
});

it('finds services by name where they have names', () => {
  const { services, namespace, balancer } = models.byName;
  expect(namespace).toEqual({ name: 'quartet-dev.internal' });
  expect(services.map(({ discoveryName }) => discoveryName)).toEqual(table.map(({ name }) => name));
  expect(balancer.listeners.map(({ port }) => port)).toEqual([80]);
  expect(service(models.byName, 'orders')?.container.environment).toMatchObject({
    PRODUCTS_URL: 'http://127.0.0.1:7040',
    JWKS_URL: 'http://127.0.0.1:7020/api/users/.well-known/jwks.json',
  });
});

it('has more tasks in prod, and a firewall that counts the addresses of clients', () => {
  expect(models.prod).toMatchObject({ stage: 'prod', gateway: { throttle: { rate: 1_000 } } });
  expect(service(models.prod, 'orders')?.desired).toBe(2);
  expect(models.prod.balancer.firewall).toEqual([
    { limit: 2_000, window: 300, addressHeader: 'x-quartet-client-ip' },
  ]);
  expect(models.prodRestByName.balancer.firewall).toBeUndefined();
});

it('puts the edge in the place of a domain', () => {
  expect(service(models.named, 'users')?.container.environment['TOKEN_ISSUER']).toBe(
    'http://localhost:8080/api/users',
  );
  expect(service(models.rest, 'users')?.container.environment['TOKEN_ISSUER']).toBe(
    'http://localhost:8080/live/api/users',
  );
});

it('tells browsers of a stage with origins what they may do', () => {
  expect(models.changed.gateway).toMatchObject({
    cors: {
      allowOrigins: ['https://shop.example.com'],
      allowMethods: ['*'],
      allowCredentials: false,
      maxAge: 3_600,
    },
  });
});

it('knows how a release takes over', () => {
  const { balancer } = models.changed;
  const group = (name: string) => balancer.targetGroups.find((each) => each.name === name)?.arn;
  const rule = balancer.listeners[0]?.rules.find(({ priority }) => priority === 30);
  expect(rule?.action).toEqual({
    type: 'forward',
    targets: [
      { group: group('payments-tg'), weight: 100 },
      { group: group('payments-tg-next'), weight: 0 },
    ],
  });
  expect(service(models.changed, 'payments')?.release).toMatchObject({
    strategy: 'BLUE_GREEN',
    rollsBack: true,
    bake: 300,
    shifts: { [String(group('payments-tg'))]: { to: group('payments-tg-next'), rule: rule?.arn } },
  });
  expect(service(models.changed, 'products')?.release).toMatchObject({
    strategy: 'CANARY',
    canary: { percent: 10, bake: 300 },
  });
  expect(service(models.changed, 'orders')?.release).toMatchObject({ strategy: 'ROLLING' });
});
