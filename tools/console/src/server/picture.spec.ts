import type { Listener } from '@quartet/cloudformation/model/balancer';
import type { RestGateway } from '@quartet/cloudformation/model/gateway';
import { drawPicture } from './picture.ts';
import { model } from '../testing/model.ts';

const [publicListener, internalListener] = model.balancer.listeners as [Listener, Listener];
const throttle = { rate: 200, burst: 400 };

it('shows each service with the rules and target groups that lead to it', () => {
  const { lanes, between } = drawPicture(model);
  expect(between).toBe('internal');
  expect(lanes[1]).toEqual({
    service: 'users',
    ways: [
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
  const targets = ['orders-tg', 'users-tg'].map((group) => ({ group, weight: 50 }));
  const moving = { ...rule!, action: { type: 'forward' as const, targets } };
  const listeners = [{ ...publicListener, rules: [moving] }, internalListener];
  const services = [{ ...model.services[0]!, targetGroups: ['orders-tg', 'users-tg'] }];
  const { lanes } = drawPicture({
    ...model,
    services,
    balancer: { ...model.balancer, listeners },
  });
  expect(lanes[0]?.ways.map(({ group }) => group)).toEqual(['orders-tg', 'users-tg']);
});

it('shows names where services find each other by them', () => {
  const services = [{ ...model.services[0]!, discoveryName: 'orders' }];
  const { lanes, between } = drawPicture({
    ...model,
    services,
    namespace: { name: 'quartet.internal' },
    balancer: { ...model.balancer, listeners: [publicListener] },
  });
  expect(between).toBe('name');
  expect(lanes[0]?.ways).toEqual([
    expect.objectContaining({ entrance: 'gateway' }),
    { entrance: 'name', patterns: ['orders.quartet.internal'] },
  ]);
});

it('knows what each route of an HTTP API lets through', () => {
  const gateway = { ...model.gateway, kind: 'http' as const, throttle };
  const [first, second] = (model.gateway.kind === 'http' && model.gateway.routes) || [];
  const routes = [{ ...first!, throttle: { rate: 5, burst: 10 } }, second!];
  const { gateway: view } = drawPicture({ ...model, gateway: { ...gateway, routes } as never });
  expect(view.routes).toEqual([
    { key: 'ANY /api/orders', rate: 5, burst: 10, authorised: false },
    { key: 'ANY /api/orders/{proxy+}', ...throttle, authorised: false },
  ]);
});

it('knows what a usage plan lets through, for methods that need a key', () => {
  const integration = { listener: 'public', path: '/', timeout: 29_000, parameters: {} };
  const method = (path: string, needsKey: boolean) => {
    return { method: 'ANY', path, needsKey, integration };
  };
  const gateway: RestGateway = {
    ...{ kind: 'rest', id: 'api', stage: 'live', throttle, firewall: [], accessLog: undefined },
    methods: [method('/orders', true), method('/users', true), method('/docs', false)],
    plans: [
      {
        ...{ id: 'plan', keys: ['key'], quota: undefined, throttle: { rate: 50, burst: 100 } },
        methods: { '/orders/ANY': { rate: 5, burst: 10 } },
      },
    ],
  };
  const { gateway: view } = drawPicture({ ...model, gateway });
  expect(view.routes).toEqual([
    { key: 'ANY /orders', rate: 5, burst: 10, authorised: true },
    { key: 'ANY /users', rate: 50, burst: 100, authorised: true },
    { key: 'ANY /docs', ...throttle, authorised: false },
  ]);
});
