import type { EdgeSetting } from '@quartet/aws/protocol/messages';
import type { Model } from '@quartet/cloudformation/model/model';
import { freePort } from '../context/ports.ts';
import {
  httpModel,
  listenerArn as publicListener,
} from '@quartet/aws/conformance/testing/gateway-models';

const check = {
  path: '/health',
  intervalSeconds: 1,
  timeoutSeconds: 60,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
};
const forward = {
  type: 'forward',
  targetGroups: [{ targetGroupArn: 'orders', weight: 1 }],
} as const;
const model: Model = {
  stage: 'dev',
  gateway: httpModel(['ANY /api/orders/{proxy+}'], {
    accessLogFormat: '{"id":"$context.requestId"}',
  }),
  webSocketApi: {
    id: 'sockets',
    stageArn: 'arn:sockets',
    stage: 'dev',
    routeSelectionExpression: '$request.body.action',
    routes: [],
    throttle: { rateLimit: 100, burstLimit: 100 },
    accessLogFormat: undefined,
  },
  loadBalancer: {
    arn: 'balancer',
    dnsName: 'balancer.example',
    idleTimeout: 60,
    dropInvalidHeaderFields: true,
    listeners: [
      { arn: publicListener, port: 80, rules: [], defaultAction: forward },
      { arn: 'internal', port: 8080, rules: [], defaultAction: forward },
    ],
    targetGroups: [
      {
        arn: 'orders',
        name: 'orders-tg',
        port: 3010,
        healthCheck: { ...check, matcher: '200' },
        deregistrationDelay: 3_600,
        loadBalancingAlgorithmType: 'round_robin',
      },
    ],
  },
  services: [],
  functions: [],
  tables: [],
  eventBuses: [],
  namespace: undefined,
  database: { host: 'database', port: 5432, majorVersion: 18, userArn: '' },
  network: { securityGroups: [], subnets: [], endpoints: [], connections: [] },
  access: { roles: [], resourcePolicies: [], requests: [] },
  unsupportedTypes: [],
};

/** An edge with one route, one target group and one name, at free ports. */
export async function smallEdge(home: string): Promise<EdgeSetting> {
  return {
    model,
    ports: {
      edge: await freePort(),
      listeners: { 8080: await freePort() },
      names: { orders: await freePort() },
    },
    cloudUrl: 'http://127.0.0.1:1',
    control: { url: 'http://127.0.0.1:1', token: 'token' },
    home,
    rateLimits: false,
    apiKeys: {},
  };
}
