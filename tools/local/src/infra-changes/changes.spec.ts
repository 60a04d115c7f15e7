import type { Model } from '@quartet/cloudformation/model/model';
import { readModel } from '@quartet/cloudformation/read-model';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';
import type { InfraOverride } from '@quartet/infra/overrides/infra-override';
import { services } from '@quartet/infra/services';
import { synthesis } from '../testing/synthesis.ts';

type Look = (model: Model) => unknown;

const service = (name: string) => (model: Model) =>
  model.services.find((each) => each.name === name);
const container = (model: Model) => service('orders')(model)?.container;
const group = (model: Model) =>
  model.loadBalancer.targetGroups.find(({ name }) => name === 'orders-tg-dev');
const rules = (port: number) => (model: Model) =>
  model.loadBalancer.listeners.find((each) => each.port === port)?.rules ?? [];
/** The rule that has this path too. */
const pathsOf = (path: string) => (model: Model) =>
  rules(8080)(model).find(({ conditions }) => conditions[0]?.values.includes(path))?.conditions[0]
    ?.values;
const route = (key: string) => (model: Model) =>
  model.gateway.kind === 'http'
    ? model.gateway.routes.find((each) => each.routeKey === key)
    : undefined;
const orders = (row: NonNullable<InfraOverride['services']>[string]): InfraOverride => ({
  services: { orders: row },
});

const otherPriorities = services.slice(1).map(({ priority }) => priority);

/** Changes in infra and their effect: the state before and after each. */
const rows: Readonly<
  Record<string, readonly [InfraOverride, Look, before: unknown, after: unknown]>
> = {
  'a route': [
    orders({ publicPaths: ['/api/orders/today'] }),
    (model) => route('ANY /api/orders/today')(model)?.routeKey,
    undefined,
    'ANY /api/orders/today',
  ],
  'what an API key is enough for': [
    orders({ keyRoutes: ['GET /api/orders'] }),
    ({ functions }) => functions[0]?.environment['KEY_ROUTES']?.includes('"GET /api/orders"'),
    false,
    true,
  ],
  "a route's throttle": [
    orders({ rate: 7, burst: 9 }),
    (model) => route('ANY /api/orders')(model)?.throttle,
    { rateLimit: 2_000, burstLimit: 2_000 },
    { rateLimit: 7, burstLimit: 9 },
  ],
  "the edge's throttle": [
    { stage: { rate: 30, burst: 60 } },
    ({ gateway, webSocketApi }) => [gateway.throttle, webSocketApi.throttle.burstLimit],
    [{ rateLimit: 3_000, burstLimit: 3_000 }, 3_000],
    [{ rateLimit: 30, burstLimit: 60 }, 60],
  ],
  'how long the gateway waits': [
    { limits: { gateway: 12 } },
    (model) => route('ANY /api/orders')(model)?.integration.timeoutInMillis,
    29_000,
    12_000,
  ],
  'who may call from a page': [
    { stage: { origins: ['https://shop.example.com'] } },
    ({ gateway }) =>
      gateway.kind === 'http' ? gateway.corsConfiguration?.allowOrigins : undefined,
    undefined,
    ['https://shop.example.com'],
  ],
  "a rule's priority": [
    orders({ priority: 35 }),
    (model) => rules(80)(model).map(({ priority }) => priority),
    [10, ...otherPriorities],
    [...otherPriorities, 35].toSorted((one, other) => one - other),
  ],
  "a rule's path": [
    orders({ peerPaths: ['/api/orders/shared'] }),
    (model) => pathsOf('/internal/orders/*')(model),
    ['/internal/orders/*'],
    ['/internal/orders/*', '/api/orders/shared'],
  ],
  'the path of the health check': [
    { healthCheck: { path: '/health/live' } },
    (model) => group(model)?.healthCheck.path,
    '/health/ready',
    '/health/live',
  ],
  'the times of the health check': [
    { healthCheck: { interval: 20, timeout: 4, healthyThreshold: 3, unhealthyThreshold: 4 } },
    (model) => group(model)?.healthCheck,
    expect.objectContaining({
      intervalSeconds: 10,
      timeoutSeconds: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
    }),
    expect.objectContaining({
      intervalSeconds: 20,
      timeoutSeconds: 4,
      healthyThreshold: 3,
      unhealthyThreshold: 4,
    }),
  ],
  'how long a task drains': [
    { limits: { deregistration: 50 } },
    (model) => group(model)?.deregistrationDelay,
    35,
    50,
  ],
  'how long a connection may be silent': [
    { limits: { idle: 45 } },
    ({ loadBalancer }) => loadBalancer.idleTimeout,
    60,
    45,
  ],
  'how many tasks': [
    { stage: { tasks: { min: 3, max: 4 }, pullRequests: 1 } },
    ({ services }) => services.map(({ desiredCount: desired }) => desired),
    services.map(() => 1),
    services.map(() => 3),
  ],
  'an environment variable': [
    orders({ limits: ['SAGA_WAIT', 'PROVIDER_TIMEOUT'] }),
    (model) => container(model)?.environment['PROVIDER_TIMEOUT'],
    undefined,
    '3000',
  ],
  'a stored parameter': [
    orders({ storedSettings: ['SERVICE_PRIVATE_KEY', 'MAIL_KEY'] }),
    (model) => container(model)?.secrets['/quartet/dev/settings/orders/MAIL_KEY'],
    undefined,
    'MAIL_KEY',
  ],
  'a port': [
    orders({ port: 3011 }),
    (model) => [
      container(model)?.containerPort,
      group(model)?.port,
      container(model)?.environment['PORT'],
    ],
    [3010, 3010, '3010'],
    [3011, 3011, '3011'],
  ],
  'the time to stop': [{ limits: { stop: 90 } }, (model) => container(model)?.stopTimeout, 60, 90],
  'a one-off task': [
    orders({ oneOffTasks: [{ name: 'tidy', file: 'tidy.mjs', storedSettings: [] }] }),
    (model) => service('orders')(model)?.oneOffTasks['tidy']?.command,
    undefined,
    ['node', 'tidy.mjs'],
  ],
  'how a release takes over': [
    orders({ strategy: 'canary' }),
    (model) => service('orders')(model)?.deployment?.strategy,
    'ROLLING',
    'CANARY',
  ],
  'how services find each other': [
    { context: { discovery: 'cloud-map' } },
    (model) => [service('orders')(model)?.discoveryName, model.namespace?.name],
    [undefined, undefined],
    ['orders', 'quartet-dev.internal'],
  ],
};

/** One that makes other routes or another system is made by itself; of all others none touches what another shows. */
const isSeparate = ({ context, stage }: InfraOverride) => Boolean(context ?? stage?.origins);
const separate = Object.entries(rows).filter(([, [change]]) => isSeparate(change));
const others = Object.values(rows).filter(([change]) => !isSeparate(change));
const changes: Readonly<Record<string, InfraOverride>> = {
  unchanged: {},
  together: merge(others.map(([change]) => change)),
  ...Object.fromEntries(separate.map(([name, [change]]) => [name, change])),
};

const made = synthesis(changes);
const models = new Map<string, Model>();

function model(name: string): Model {
  const known = models.get(name) ?? readModel(made.folder(name), endpoints);
  models.set(name, known);
  return known;
}

function merge(all: readonly InfraOverride[]): InfraOverride {
  const part = (key: 'stage' | 'limits' | 'healthCheck'): object =>
    Object.assign({}, ...all.map((change) => change[key])) as object;
  const row = Object.assign({}, ...all.map(({ services }) => services?.['orders'])) as object;
  return {
    ...{ stage: part('stage'), limits: part('limits'), healthCheck: part('healthCheck') },
    services: { orders: row },
  };
}

it.each(Object.entries(rows))('shows when infra changes %s', (name, [, look, old, changed]) => {
  expect(look(model('unchanged'))).toEqual(old);
  expect(look(model(name in changes ? name : 'together'))).toEqual(changed);
});
