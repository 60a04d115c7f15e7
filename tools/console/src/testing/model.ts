import type { Listener, TargetGroup } from '@quartet/cloudformation/model/balancer';
import type { Model } from '@quartet/cloudformation/model/model';
import type { Service } from '@quartet/cloudformation/model/services';

const names = ['orders', 'users', 'payments', 'products'] as const;

/** The picture of the four services behind one gateway, as small as the console can be shown with. */
export const model: Model = {
  stage: 'dev',
  gateway: {
    kind: 'http',
    id: 'api',
    stage: '$default',
    throttle: { rate: 50, burst: 100 },
    accessLog: undefined,
    routes: names.flatMap((name) => [`ANY /api/${name}`, `ANY /api/${name}/{proxy+}`].map(route)),
  },
  sockets: {
    id: 'sockets',
    arn: 'sockets',
    stage: 'live',
    selection: '$request.body.action',
    routes: [],
    throttle: { rate: 10, burst: 10 },
    accessLog: undefined,
  },
  balancer: {
    arn: 'balancer',
    host: 'balancer.example',
    idleTimeout: 60,
    dropsInvalidHeaders: true,
    listeners: [listener('public', 80), listener('internal', 8080)],
    targetGroups: names.flatMap((name) => [group(`${name}-tg`), group(`${name}-internal-tg`)]),
  },
  services: names.map(service),
  functions: [],
  tables: [],
  buses: [],
  namespace: undefined,
  database: { host: 'database.example', port: 5432, majorVersion: 17 },
  notRun: [],
};

function route(key: string) {
  const integration = {
    listener: 'public',
    timeout: 29_000,
    parameters: { 'overwrite:header.x-request-id': '$context.requestId' },
  };
  return { key, authorizer: undefined, integration, throttle: undefined };
}

function listener(arn: 'public' | 'internal', port: number): Listener {
  const rules = names.map((name, index) => {
    const values = arn === 'public' ? [`/api/${name}`, `/api/${name}/*`] : [`/internal/${name}/*`];
    const targets = [{ group: arn === 'public' ? `${name}-tg` : `${name}-internal-tg`, weight: 1 }];
    return {
      arn: `${arn}-${name}`,
      priority: (index + 1) * 10,
      conditions: [{ field: 'path-pattern' as const, values }],
      action: { type: 'forward' as const, targets },
    };
  });
  const body = '{"code":"not_found"}';
  const otherwise = { type: 'fixed-response', status: 404, contentType: 'application/json', body };
  return { arn, port, rules, otherwise: otherwise as Listener['otherwise'] };
}

function group(name: string): TargetGroup {
  const times = { interval: 10, timeout: 5, healthyAfter: 2, unhealthyAfter: 2 };
  const health = { path: '/health/ready', statuses: '200', ...times };
  return { arn: name, name, port: 3000, deregistrationDelay: 5, health };
}

function service(name: string): Service {
  return {
    name,
    desired: 1,
    leastHealthy: 100,
    mostRunning: 200,
    grace: 60,
    targetGroups: [`${name}-tg`, `${name}-internal-tg`],
    discoveryName: undefined,
    chores: {},
    container: {
      command: ['node', 'main.mjs'],
      port: 3000,
      environment: {},
      secrets: {},
      health: undefined,
      stopTimeout: 30,
      image: name,
      user: undefined,
      readonlyRoot: true,
    },
  };
}
