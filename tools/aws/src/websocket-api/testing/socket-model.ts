import { join } from 'node:path';
import type { LambdaFunction } from '@quartet/cloudformation/model/functions';
import type { WebSocketApi, WebSocketRoute } from '@quartet/cloudformation/model/web-socket-api';

const handlers = ['authorize', 'connect', 'disconnect', 'echo', 'refuse', 'crash', 'nonsense'];

/** The functions of the fixture, which tell this address of what they get. */
export function functionsFor(listenerUrl: string): readonly LambdaFunction[] {
  return handlers.map((name) => ({
    name,
    arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    code: join(import.meta.dirname, '../fixture'),
    handler: `index.${name}`,
    environment: { LISTENER_URL: listenerUrl },
    roleArn: 'arn:aws:iam::000000000000:role/function',
    timeout: 30,
  }));
}

export const guarded: WebSocketRoute = {
  ...route('$connect', 'connect'),
  authorizer: { functionName: 'authorize', identitySource: ['route.request.querystring.token'] },
};

export function route(key: string, name: string, answers = false): WebSocketRoute {
  return { routeKey: key, functionName: name, authorizer: undefined, hasRouteResponse: answers };
}

/** An API that lets everybody in. */
export const openGateway: WebSocketApi = {
  id: 'f6g7h8i9j0',
  stageArn: 'arn:aws:execute-api:us-east-1:000000000000:f6g7h8i9j0/live',
  stage: 'live',
  routeSelectionExpression: '$request.body.action',
  routes: [route('$connect', 'connect'), route('$disconnect', 'disconnect')],
  throttle: { rateLimit: 1_000, burstLimit: 1_000 },
  accessLogFormat: undefined,
};

export function gatewayWith(...routes: readonly WebSocketRoute[]): WebSocketApi {
  const keys = new Set(routes.map(({ routeKey: key }) => key));
  const others = openGateway.routes.filter(({ routeKey: key }) => !keys.has(key));
  return { ...openGateway, routes: [...others, ...routes] };
}
