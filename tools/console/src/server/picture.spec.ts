import type { Listener } from '@quartet/cloudformation/model/load-balancer';
import type { RestApi } from '@quartet/cloudformation/model/api-gateway';
import { drawPicture } from './picture.ts';
import { model } from '../testing/model.ts';

const [publicListener, internalListener] = model.loadBalancer.listeners as [Listener, Listener];
const throttle = { rateLimit: 200, burstLimit: 400 };

it('shows each service with the rules and target groups that lead to it', () => {
  const { lanes, internalEntrance } = drawPicture(model);
  expect(internalEntrance).toBe('internal');
  expect(lanes[1]).toEqual({
    service: 'users',
    paths: [
      {
        entrance: 'gateway',
        priority: 20,
        patterns: ['/api/users', '/api/users/*'],
        group: 'users-tg',
      },
      {
        entrance: 'internal',
        priority: 20,
        patterns: ['/internal/users/*'],
        group: 'users-internal-tg',
      },
    ],
  });
});

it('puts the services in the order in which their rules are asked', () => {
  const services = model.services.toReversed();
  const { lanes } = drawPicture({ ...model, services });
  expect(lanes.map(({ service }) => service)).toEqual(['orders', 'users', 'payments', 'products']);
});

it('shows both target groups of a rule that moves requests from one to the other', () => {
  const [rule] = publicListener.rules;
  const targets = ['orders-tg', 'users-tg'].map((targetGroupArn) => ({
    targetGroupArn,
    weight: 50,
  }));
  const moving = { ...rule!, action: { type: 'forward' as const, targetGroups: targets } };
  const listeners = [{ ...publicListener, rules: [moving] }, internalListener];
  const services = [{ ...model.services[0]!, targetGroupArns: ['orders-tg', 'users-tg'] }];
  const { lanes } = drawPicture({
    ...model,
    services,
    loadBalancer: { ...model.loadBalancer, listeners },
  });
  expect(lanes[0]?.paths.map(({ group }) => group)).toEqual(['orders-tg', 'users-tg']);
});

it('shows names where services find each other by them', () => {
  const services = [{ ...model.services[0]!, discoveryName: 'orders' }];
  const { lanes, internalEntrance } = drawPicture({
    ...model,
    services,
    namespace: { name: 'quartet.internal' },
    loadBalancer: { ...model.loadBalancer, listeners: [publicListener] },
  });
  expect(internalEntrance).toBe('name');
  expect(lanes[0]?.paths).toEqual([
    expect.objectContaining({ entrance: 'gateway' }),
    { entrance: 'name', patterns: ['orders.quartet.internal'] },
  ]);
});

it('knows what each route of an HTTP API lets through', () => {
  const gateway = { ...model.gateway, kind: 'http' as const, throttle };
  const [first, second] = (model.gateway.kind === 'http' && model.gateway.routes) || [];
  const routes = [{ ...first!, throttle: { rateLimit: 5, burstLimit: 10 } }, second!];
  const { gateway: view } = drawPicture({ ...model, gateway: { ...gateway, routes } as never });
  expect(view.routes).toEqual([
    { key: 'ANY /api/orders', rate: 5, burst: 10, authorised: false },
    { key: 'ANY /api/orders/{proxy+}', rate: 200, burst: 400, authorised: false },
  ]);
});

it('knows what a usage plan lets through, for methods that need a key', () => {
  const integration = {
    listenerArn: 'public',
    path: '/',
    timeoutInMillis: 29_000,
    requestParameters: {},
  };
  const method = (path: string, apiKeyRequired: boolean) => {
    return { httpMethod: 'ANY', path, apiKeyRequired, integration };
  };
  const gateway: RestApi = {
    ...{
      kind: 'rest',
      id: 'api',
      stage: 'live',
      throttle,
      webAclRules: [],
      accessLogFormat: undefined,
    },
    methods: [method('/orders', true), method('/users', true), method('/docs', false)],
    usagePlans: [
      {
        ...{
          id: 'plan',
          keyIds: ['key'],
          quota: undefined,
          throttle: { rateLimit: 50, burstLimit: 100 },
        },
        methodThrottles: { '/orders/ANY': { rateLimit: 5, burstLimit: 10 } },
      },
    ],
  };
  const { gateway: view } = drawPicture({ ...model, gateway });
  expect(view.routes).toEqual([
    { key: 'ANY /orders', rate: 5, burst: 10, authorised: true },
    { key: 'ANY /users', rate: 50, burst: 100, authorised: true },
    { key: 'ANY /docs', rate: 200, burst: 400, authorised: false },
  ]);
});
