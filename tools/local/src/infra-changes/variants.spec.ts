import { services as table } from '@quartet/infra/services';
import type { Model } from '@quartet/cloudformation/model/model';
import { synthesis, type Synthesis } from '../testing/synthesis.ts';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { readModel, readStage } from '@quartet/cloudformation/read-model';
import { alter } from '@quartet/cloudformation/testing/alter';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';

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
    models[name] = readModel(made.folder(name), endpoints);
  }
}, 300_000);

const service = (model: Model, name: string) => model.services.find((each) => each.name === name);

const commonRules = { managedRuleGroup: 'AWSManagedRulesCommonRuleSet', countedRules: [] };

it('has a REST API with methods, plans and a firewall in front', () => {
  const { gateway, loadBalancer: balancer, unsupportedTypes: notRun } = models.rest;
  if (gateway.kind !== 'rest') throw new Error('another kind of gateway');
  expect(gateway).toMatchObject({
    stage: 'live',
    pathPrefix: '/live',
    throttle: { rateLimit: 200, burstLimit: 400 },
  });
  expect(gateway.webAclRules).toContainEqual({ limit: 2_000, evaluationWindowSec: 300 });
  expect(gateway.webAclRules).toContainEqual(commonRules);
  expect(gateway.methods.find(({ path }) => path === '/api/v1/orders/{proxy+}')).toMatchObject({
    httpMethod: 'ANY',
    apiKeyRequired: true,
    integration: {
      listenerArn: balancer.listeners.find(({ port }) => port === 80)?.arn,
      path: '/api/orders/{proxy}',
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    },
  });
  expect(gateway.usagePlans).toMatchObject([
    { throttle: { rateLimit: 200 }, quota: { limit: 1_000_000, period: 'MONTH' } },
  ]);
  expect(gateway.usagePlans[0]?.methodThrottles['/api/payments/ANY']).toEqual({
    rateLimit: 20,
    burstLimit: 40,
  });
  expect(gateway.usagePlans[0]?.keyIds).toHaveLength(1);
  expect(notRun).toContain('AWS::WAFv2::WebACL AWSManagedRulesCommonRuleSet');
});

it('sends the stage along to the balancer where no template takes it away', () => {
  const methods: [string, string] = ['edge', 'AWS::ApiGateway::Method'];
  const pathIn = (integration: object) => {
    const changed = alter(readAssembly(made.folder('rest')), methods, ({ Properties }) => {
      Object.assign(Properties['Integration'] as object, integration);
    });
    const { gateway } = readStage(changed, endpoints);
    return gateway.kind === 'rest' ? gateway.methods[0]?.integration.path : undefined;
  };
  expect(pathIn({})).toBe('/api/orders');
  expect(pathIn({ RequestTemplates: undefined })).toBe('/live/api/orders');
  const other = { 'application/json': '$input.body' };
  expect(() => pathIn({ RequestTemplates: other })).toThrow(
    /Integration\.RequestTemplates is not supported by the local run\.$/,
  );
});

it('has the health command of a container that has one', () => {
  const task: [string, string] = ['svc-orders', 'AWS::ECS::TaskDefinition'];
  const HealthCheck = { Command: ['CMD', 'check'], Interval: 10, Timeout: 5, Retries: 2 };
  const changed = alter(readAssembly(made.folder('prod')), task, ({ Properties }) => {
    const [container] = Properties['ContainerDefinitions'] as object[];
    Object.assign(container ?? {}, { HealthCheck });
  });
  expect(service(readStage(changed, endpoints), 'orders')?.container.healthCheck).toEqual({
    ...{ command: ['CMD', 'check'], interval: 10, timeout: 5, retries: 2 },
    startPeriod: expect.any(Number),
  });
});

it('finds services by name where they have names', () => {
  const { services, namespace, loadBalancer: balancer } = models.byName;
  expect(namespace).toEqual({ name: 'quartet-dev.internal' });
  expect(services.map(({ discoveryName }) => discoveryName)).toEqual(table.map(({ name }) => name));
  expect(balancer.listeners.map(({ port }) => port)).toEqual([80]);
  expect(service(models.byName, 'orders')?.container.environment).toMatchObject({
    PRODUCTS_URL: 'http://127.0.0.1:7040',
    JWKS_URL: 'http://127.0.0.1:7020/api/users/.well-known/jwks.json',
  });
});

it('has more tasks in prod, and a firewall that counts the addresses of clients', () => {
  expect(models.prod).toMatchObject({ stage: 'prod', gateway: { throttle: { rateLimit: 1_000 } } });
  expect(service(models.prod, 'orders')?.desiredCount).toBe(2);
  const { webAclRules } = models.prod.loadBalancer;
  expect(webAclRules).toContainEqual({
    ...{ limit: 2_000, evaluationWindowSec: 300, forwardedIpHeader: 'x-quartet-client-ip' },
  });
  expect(webAclRules).toContainEqual(commonRules);
  expect(models.prodRestByName.loadBalancer.webAclRules).toBeUndefined();
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
    corsConfiguration: {
      allowOrigins: ['https://shop.example.com'],
      allowMethods: ['*'],
      allowCredentials: false,
      maxAge: 3_600,
    },
  });
});

it('knows how a release takes over', () => {
  const { loadBalancer: balancer } = models.changed;
  const group = (name: string) => balancer.targetGroups.find((each) => each.name === name)?.arn;
  const rule = balancer.listeners[0]?.rules.find(({ priority }) => priority === 30);
  expect(rule?.action).toEqual({
    type: 'forward',
    targetGroups: [
      { targetGroupArn: group('payments-tg-dev'), weight: 100 },
      { targetGroupArn: group('payments-tg-dev-alt'), weight: 0 },
    ],
  });
  expect(service(models.changed, 'payments')?.deployment).toMatchObject({
    strategy: 'BLUE_GREEN',
    rollback: true,
    bakeTime: 300,
    trafficShifts: {
      [String(group('payments-tg-dev'))]: {
        alternateTargetGroupArn: group('payments-tg-dev-alt'),
        productionListenerRule: rule?.arn,
      },
    },
  });
  expect(service(models.changed, 'products')?.deployment).toMatchObject({
    strategy: 'CANARY',
    canaryConfiguration: { canaryPercent: 10, canaryBakeTime: 300 },
  });
  expect(service(models.changed, 'orders')?.deployment).toMatchObject({ strategy: 'ROLLING' });
});
