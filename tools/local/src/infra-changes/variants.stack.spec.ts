import { services as table } from '@quartet/infra/services';
import type { Model } from '@quartet/cloudformation/model/model';
import { synthesis, type Synthesis } from '../testing/synthesis.ts';
import type { ProxiedRequest } from '@quartet/aws/http/proxied-request';
import { createWebAcl } from '@quartet/aws/waf/web-acl';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { readModel, readStage } from '@quartet/cloudformation/read-model';
import { alter } from '@quartet/cloudformation/testing/alter';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';

const balancerTls = {
  certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/2',
  serverName: 'balancer.example.com',
};

const variants = {
  rest: { context: { edge: 'rest' } },
  byName: { context: { discovery: 'cloud-map' } },
  prod: { context: { stage: 'prod' } },
  prodBlocks: { context: { stage: 'prod' }, stage: { firewall: 'block' } },
  prodRestByName: { context: { stage: 'prod', edge: 'rest', discovery: 'cloud-map' } },
  prodTls: { context: { stage: 'prod' }, stage: { balancerTls } },
  prodTlsRest: { context: { stage: 'prod', edge: 'rest' }, stage: { balancerTls } },
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

it('has a REST API with methods and plans', () => {
  const { gateway, loadBalancer } = models.rest;
  if (gateway.kind !== 'rest') throw new Error('another kind of gateway');
  expect(gateway).toMatchObject({
    stage: 'live',
    pathPrefix: '/live',
    throttle: { rateLimit: 3_000, burstLimit: 3_000 },
    webAclRules: [],
  });
  expect(gateway.methods.find(({ path }) => path === '/api/v1/orders/{proxy+}')).toMatchObject({
    httpMethod: 'ANY',
    apiKeyRequired: true,
    integration: {
      listenerArn: loadBalancer.listeners.find(({ port }) => port === 80)?.arn,
      path: '/live/api/orders/{proxy}',
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    },
  });
  expect(gateway.usagePlans).toMatchObject([
    { throttle: { rateLimit: 100 }, quota: { limit: 1_000_000, period: 'MONTH' } },
  ]);
  expect(gateway.usagePlans[0]?.methodThrottles['/api/payments/ANY']).toEqual({
    rateLimit: 2_000,
    burstLimit: 2_000,
  });
  expect(gateway.usagePlans[0]?.keyIds).toHaveLength(1);
});

it('takes the stage, which the gateway puts before the path, away at the balancer', () => {
  const [listener] = models.rest.loadBalancer.listeners;
  const [rule] = listener?.rules ?? [];
  expect(rule?.conditions[0]?.values).toContain('/live/api/orders/*');
  const { regex = '', replace = '' } = rule?.urlRewrite ?? {};
  expect('/live/api/orders/7'.replace(new RegExp(regex), replace)).toBe('/api/orders/7');
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
  const { services, namespace, loadBalancer } = models.byName;
  expect(namespace).toEqual({ name: 'quartet-dev.internal' });
  expect(services.map(({ discoveryName }) => discoveryName)).toEqual(table.map(({ name }) => name));
  expect(loadBalancer.listeners.map(({ port }) => port)).toEqual([80]);
  expect(service(models.byName, 'orders')?.container.environment).toMatchObject({
    PRODUCTS_URL: 'http://127.0.0.1:7040',
    JWKS_URL: 'http://127.0.0.1:7020/api/users/.well-known/jwks.json',
  });
});

it('has more tasks in prod, and a web ACL where the template associates it', () => {
  expect(models.prod).toMatchObject({ stage: 'prod', gateway: { throttle: { rateLimit: 5_000 } } });
  expect(service(models.prod, 'orders')?.desiredCount).toBe(2);
  const { webAclRules = [] } = models.prod.loadBalancer;
  expect(webAclRules).toMatchObject([
    { limit: 30_000, evaluationWindowSec: 300, customKeyHeaders: ['x-quartet-client-id'] },
    { limit: 30_000, evaluationWindowSec: 300, forwardedIpHeader: 'x-quartet-client-ip' },
    { statement: { and: [{ field: { header: 'x-quartet-client-ip' } }, { or: [{}, {}] }] } },
    { managedRuleGroup: 'AWSManagedRulesCommonRuleSet', count: true },
    { managedRuleGroup: 'AWSManagedRulesKnownBadInputsRuleSet', count: true },
  ]);
  const { gateway, loadBalancer } = models.prodRestByName;
  expect(loadBalancer.webAclRules).toBeUndefined();
  expect(gateway).toMatchObject({ webAclRules: { length: 5 } });
});

it.each(['prod', 'prodBlocks'] as const)(
  'blocks malformed requests of clients, and no call between services: %s',
  (variant) => {
    const { webAclRules: rules = [] } = models[variant].loadBalancer;
    const blocks = createWebAcl({ rules, rateLimits: true });
    const isBlocked = (headers: Readonly<Record<string, string>>) =>
      blocks({ url: '/', headers, req: { socket: {} } } as unknown as ProxiedRequest);
    const client = { 'x-quartet-client-ip': '192.0.2.1', 'user-agent': 'curl/8' };
    expect(isBlocked(client)).toBe(false);
    expect(isBlocked({ 'x-quartet-client-ip': '192.0.2.1' })).toBe(true);
    expect(isBlocked({ ...client, 'content-length': '65536' })).toBe(false);
    expect(isBlocked({ ...client, 'content-length': '65537' })).toBe(true);
    expect(isBlocked({ 'content-length': '65537' })).toBe(false);
  },
);

it.each(['prodTls', 'prodTlsRest'] as const)(
  'runs the listener with TLS as HTTP: %s',
  (variant) => {
    const { gateway, loadBalancer } = models[variant];
    const [listener] = loadBalancer.listeners;
    expect(listener).toMatchObject({ port: 443, rules: { length: table.length } });
    const integrations = gateway.kind === 'rest' ? gateway.methods : gateway.routes;
    const targets = new Set(integrations.map(({ integration }) => integration.listenerArn));
    expect([...targets]).toEqual([listener?.arn]);
  },
);

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
  const { loadBalancer } = models.changed;
  const group = (name: string) => loadBalancer.targetGroups.find((each) => each.name === name)?.arn;
  const rule = loadBalancer.listeners[0]?.rules.find(({ priority }) => priority === 30);
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
