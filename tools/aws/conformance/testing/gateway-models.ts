import type {
  HttpAuthorizer,
  HttpApi,
  HttpRoute,
  RestApi,
  RestMethod,
} from '@quartet/cloudformation/model/api-gateway';

export const listenerArn =
  'arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/shop/1/2';

export const plenty = { rateLimit: 10_000, burstLimit: 10_000 };

/** A route by its key, whose integration is told which route it was. */
export function httpRoute(key: string, changes: Partial<HttpRoute> = {}): HttpRoute {
  return {
    routeKey: key,
    authorizer: undefined,
    throttle: undefined,
    integration: integration({ 'overwrite:header.route': key }),
    ...changes,
  };
}

export function integration(
  requestParameters: Readonly<Record<string, string>>,
  timeoutInMillis = 29_000,
) {
  return { listenerArn, timeoutInMillis, requestParameters };
}

export function httpModel(
  routes: readonly (string | HttpRoute)[],
  changes: Partial<HttpApi> = {},
): HttpApi {
  return {
    kind: 'http',
    id: 'a1b2c3d4e5',
    stage: '$default',
    routes: routes.map((route) => (typeof route === 'string' ? httpRoute(route) : route)),
    throttle: plenty,
    accessLogFormat: undefined,
    ...changes,
  };
}

export function httpAuthorizer(changes: Partial<HttpAuthorizer> = {}): HttpAuthorizer {
  return {
    id: 'keys',
    functionName: 'authorize',
    identitySource: [],
    resultTtlInSeconds: 0,
    ...changes,
  };
}

/** A method by its key, `GET /pets`, whose integration is told which it was. */
export function restMethod(key: string, changes: Partial<RestMethod> = {}): RestMethod {
  const [method = '', path = ''] = key.split(' ');
  const requestParameters: Record<string, string> = {
    'integration.request.header.route': `'${key}'`,
  };
  for (const [, name] of path.matchAll(/\{(\w+)\+?\}/g)) {
    requestParameters[`integration.request.path.${name}`] = `method.request.path.${name}`;
  }
  return {
    httpMethod: method,
    path,
    apiKeyRequired: false,
    integration: {
      listenerArn,
      timeoutInMillis: 29_000,
      path: path.replaceAll('+}', '}'),
      requestParameters,
    },
    ...changes,
  };
}

export function restModel(
  methods: readonly (string | RestMethod)[],
  changes: Partial<RestApi> = {},
): RestApi {
  return {
    kind: 'rest',
    id: 'f6g7h8i9j0',
    stage: 'live',
    methods: methods.map((method) => (typeof method === 'string' ? restMethod(method) : method)),
    throttle: plenty,
    usagePlans: [],
    webAclRules: [],
    accessLogFormat: undefined,
    ...changes,
  };
}
