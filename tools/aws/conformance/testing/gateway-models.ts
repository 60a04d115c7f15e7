import type {
  HttpAuthorizer,
  HttpGateway,
  HttpRoute,
  RestGateway,
  RestMethod,
} from '@quartet/cloudformation/model/gateway';

export const listener =
  'arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/quartet/1/2';

export const plenty = { rate: 10_000, burst: 10_000 };

/** A route by its key, whose integration is told which route it was. */
export function httpRoute(key: string, changes: Partial<HttpRoute> = {}): HttpRoute {
  return {
    key,
    authorizer: undefined,
    throttle: undefined,
    integration: integration({ 'overwrite:header.route': key }),
    ...changes,
  };
}

export function integration(parameters: Readonly<Record<string, string>>, timeout = 29_000) {
  return { listener, timeout, parameters };
}

export function httpModel(
  routes: readonly (string | HttpRoute)[],
  changes: Partial<HttpGateway> = {},
): HttpGateway {
  return {
    kind: 'http',
    id: 'a1b2c3d4e5',
    stage: '$default',
    routes: routes.map((route) => (typeof route === 'string' ? httpRoute(route) : route)),
    throttle: plenty,
    accessLog: undefined,
    ...changes,
  };
}

export function httpAuthorizer(changes: Partial<HttpAuthorizer> = {}): HttpAuthorizer {
  return { id: 'keys', function: 'authorize', identitySources: [], ttl: 0, ...changes };
}

/** A method by its key, `GET /pets`, whose integration is told which it was. */
export function restMethod(key: string, changes: Partial<RestMethod> = {}): RestMethod {
  const [method = '', path = ''] = key.split(' ');
  const parameters: Record<string, string> = { 'integration.request.header.route': `'${key}'` };
  for (const [, name] of path.matchAll(/\{(\w+)\+?\}/g)) {
    parameters[`integration.request.path.${name}`] = `method.request.path.${name}`;
  }
  return {
    method,
    path,
    needsKey: false,
    integration: { listener, timeout: 29_000, path: path.replaceAll('+}', '}'), parameters },
    ...changes,
  };
}

export function restModel(
  methods: readonly (string | RestMethod)[],
  changes: Partial<RestGateway> = {},
): RestGateway {
  return {
    kind: 'rest',
    id: 'f6g7h8i9j0',
    stage: 'live',
    methods: methods.map((method) => (typeof method === 'string' ? restMethod(method) : method)),
    throttle: plenty,
    plans: [],
    firewall: [],
    accessLog: undefined,
    ...changes,
  };
}
