import type { Listener, TargetGroup } from '@quartet/cloudformation/model/load-balancer';
import type { Model } from '@quartet/cloudformation/model/model';
import type { Service } from '@quartet/cloudformation/model/services';

const names = ['orders', 'users', 'payments', 'products'] as const;

const defaultAction: Listener['defaultAction'] = {
  type: 'fixed-response',
  statusCode: 404,
  contentType: 'application/json',
  messageBody: '{"code":"not_found"}',
};

/** The picture of the four services behind one gateway, as small as the console can be shown with. */
export const model: Model = {
  stage: 'dev',
  gateway: {
    kind: 'http',
    id: 'api',
    stage: '$default',
    throttle: { rateLimit: 50, burstLimit: 100 },
    accessLogFormat: undefined,
    routes: names.flatMap((name) => [`ANY /api/${name}`, `ANY /api/${name}/{proxy+}`].map(route)),
  },
  webSocketApi: {
    id: 'sockets',
    stageArn: 'sockets',
    stage: 'live',
    routeSelectionExpression: '$request.body.action',
    routes: [],
    throttle: { rateLimit: 10, burstLimit: 10 },
    accessLogFormat: undefined,
  },
  loadBalancer: {
    arn: 'balancer',
    dnsName: 'balancer.example',
    idleTimeout: 60,
    dropInvalidHeaderFields: true,
    listeners: [listener('public', 80), listener('internal', 8080)],
    targetGroups: names.flatMap((name) => [group(`${name}-tg`), group(`${name}-internal-tg`)]),
  },
  services: names.map(service),
  functions: [],
  tables: [],
  eventBuses: [],
  namespace: undefined,
  database: { host: 'database.example', port: 5432, majorVersion: 17, userArn: '' },
  network: { securityGroups: [], subnets: [], endpoints: [], connections: [] },
  access: { roles: [], resourcePolicies: [], requests: [] },
  unsupportedTypes: [],
};

function route(routeKey: string) {
  const integration = {
    listenerArn: 'public',
    timeoutInMillis: 29_000,
    requestParameters: { 'overwrite:header.x-request-id': '$context.requestId' },
  };
  return { routeKey, authorizer: undefined, integration, throttle: undefined };
}

function listener(arn: 'public' | 'internal', port: number): Listener {
  const rules = names.map((name, index) => {
    const values = arn === 'public' ? [`/api/${name}`, `/api/${name}/*`] : [`/internal/${name}/*`];
    const targetGroupArn = arn === 'public' ? `${name}-tg` : `${name}-internal-tg`;
    return {
      arn: `${arn}-${name}`,
      priority: (index + 1) * 10,
      conditions: [{ field: 'path-pattern' as const, values }],
      action: { type: 'forward' as const, targetGroups: [{ targetGroupArn, weight: 1 }] },
    };
  });
  return { arn, port, rules, defaultAction };
}

function group(name: string): TargetGroup {
  const times = {
    intervalSeconds: 10,
    timeoutSeconds: 5,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
  };
  const health = { path: '/health/ready', matcher: '200', ...times };
  return {
    arn: name,
    name,
    port: 3000,
    deregistrationDelay: 5,
    loadBalancingAlgorithmType: 'round_robin',
    healthCheck: health,
  };
}

function service(name: string): Service {
  return {
    name,
    desiredCount: 1,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    healthCheckGracePeriod: 60,
    targetGroupArns: [`${name}-tg`, `${name}-internal-tg`],
    discoveryName: undefined,
    oneOffTasks: {},
    container: {
      command: ['node', 'main.mjs'],
      containerPort: 3000,
      environment: {},
      secrets: {},
      healthCheck: undefined,
      stopTimeout: 30,
      image: name,
      user: undefined,
      readonlyRootFilesystem: true,
    },
  };
}
