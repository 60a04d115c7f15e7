import type { EdgeSetting } from '@quartet/aws/protocol/messages';
import type { Model } from '@quartet/cloudformation/model/model';
import { freePort } from '../context/ports.ts';
import {
  httpModel,
  listener as publicListener,
} from '@quartet/aws/conformance/testing/gateway-models';

const check = { path: '/health', interval: 1, timeout: 60, healthyAfter: 2, unhealthyAfter: 2 };
const forward = { type: 'forward', targets: [{ group: 'orders', weight: 1 }] } as const;
const model: Model = {
  stage: 'dev',
  gateway: httpModel(['ANY /api/orders/{proxy+}'], { accessLog: '{"id":"$context.requestId"}' }),
  sockets: {
    id: 'sockets',
    arn: 'arn:sockets',
    stage: 'dev',
    selection: '$request.body.action',
    routes: [],
    throttle: { rate: 100, burst: 100 },
    accessLog: undefined,
  },
  balancer: {
    arn: 'balancer',
    host: 'balancer.example',
    idleTimeout: 60,
    dropsInvalidHeaders: true,
    listeners: [
      { arn: publicListener, port: 80, rules: [], otherwise: forward },
      { arn: 'internal', port: 8080, rules: [], otherwise: forward },
    ],
    targetGroups: [
      {
        arn: 'orders',
        name: 'orders-tg',
        port: 3010,
        health: { ...check, statuses: '200' },
        deregistrationDelay: 3_600,
      },
    ],
  },
  services: [],
  functions: [],
  tables: [],
  buses: [],
  namespace: undefined,
  database: { host: 'database', port: 5432, majorVersion: 18 },
  notRun: [],
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
