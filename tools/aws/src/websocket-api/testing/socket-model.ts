import { join } from 'node:path';
import type { LambdaFunction } from '@quartet/cloudformation/model/functions';
import type { SocketGateway, SocketRoute } from '@quartet/cloudformation/model/sockets';

const handlers = ['authorize', 'connect', 'disconnect', 'echo', 'refuse', 'crash', 'nonsense'];

/** The functions of the fixture, which tell this address of what they get. */
export function functionsFor(listenerUrl: string): readonly LambdaFunction[] {
  return handlers.map((name) => ({
    name,
    arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    code: join(import.meta.dirname, '../fixture'),
    handler: `index.${name}`,
    environment: { LISTENER_URL: listenerUrl },
    timeout: 30,
  }));
}

export const guarded: SocketRoute = {
  ...route('$connect', 'connect'),
  authorizer: { function: 'authorize', identitySources: ['route.request.querystring.token'] },
};

export function route(key: string, name: string, answers = false): SocketRoute {
  return { key, function: name, authorizer: undefined, answers };
}

/** An API that lets everybody in. */
export const openGateway: SocketGateway = {
  id: 'f6g7h8i9j0',
  arn: 'arn:aws:execute-api:us-east-1:000000000000:f6g7h8i9j0/live',
  stage: 'live',
  selection: '$request.body.action',
  routes: [route('$connect', 'connect'), route('$disconnect', 'disconnect')],
  throttle: { rate: 1_000, burst: 1_000 },
  accessLog: undefined,
};

export function gatewayWith(...routes: readonly SocketRoute[]): SocketGateway {
  const keys = new Set(routes.map(({ key }) => key));
  const others = openGateway.routes.filter(({ key }) => !keys.has(key));
  return { ...openGateway, routes: [...others, ...routes] };
}
