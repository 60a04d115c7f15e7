import type { RestApi, RestIntegration } from '@quartet/cloudformation/model/api-gateway';
import { restMethod, restModel } from './testing/gateway-models.ts';
import type { GatewayCase, GatewayStep } from './gateway-case.ts';
import { restPages } from './gateway-pages.ts';

const missing = {
  answered: {
    status: 403,
    body: { message: 'Missing Authentication Token' },
    headers: { 'x-amzn-errortype': 'MissingAuthenticationTokenException' },
  },
  received: null,
};
const tree = restModel([
  'GET /pets',
  'ANY /pets',
  'GET /pets/{id}',
  'ANY /pets/{proxy+}',
  'ANY /a/{p+}',
]);
const megabytes = 10 * 1_024 * 1_024;

/** Cases of a REST API without keys. */
export const restCases: readonly GatewayCase[] = [
  row('methods', 'ANY takes the methods that a resource does not have', {
    gateway: tree,
    steps: [chosen('GET /pets', 'GET /pets'), chosen('POST /pets', 'ANY /pets')],
  }),
  row('methods', 'a greedy variable takes all children', {
    gateway: tree,
    steps: [chosen('PUT /a/b/c/d', 'ANY /a/{p+}'), { sent: { path: '/a' }, ...missing }],
  }),
  row('answers', 'a resource goes before a greedy one, also without the method', {
    gateway: tree,
    steps: [
      chosen('GET /pets/6', 'GET /pets/{id}'),
      { sent: { method: 'POST', path: '/pets/6' }, ...missing },
      chosen('POST /pets/6/toys', 'ANY /pets/{proxy+}'),
    ],
  }),
  row('unknown', 'an unknown path misses an authentication token', {
    gateway: tree,
    steps: [
      { sent: { path: '/toys' }, ...missing },
      { sent: { path: '/' }, ...missing },
    ],
  }),
  row('proxies', 'a greedy variable leads to another path', {
    gateway: only('ANY /api/{proxy+}', { path: '/site/{proxy}' }),
    steps: [{ sent: { path: '/api/a0/a%201?q=1' }, received: { url: '/site/a0/a%201?q=1' } }],
  }),
  row('mapping', 'texts, context and request are mapped', {
    gateway: only('GET /pets/{id}', {
      path: '/pets/6',
      requestParameters: {
        'integration.request.header.text': "'ours'",
        'integration.request.header.address': 'context.identity.sourceIp',
        'integration.request.header.copy': 'method.request.header.header1',
        'integration.request.header.id': 'method.request.path.id',
        'integration.request.querystring.q': 'method.request.querystring.p',
      },
    }),
    steps: [
      {
        sent: { path: '/pets/6?p=1&q=2', headers: { header1: 'a', text: 'theirs' } },
        received: {
          url: '/pets/6?p=1&q=1',
          headers: { text: 'ours', address: '127.0.0.1', copy: 'a', id: '6' },
        },
      },
    ],
  }),
  row('logging', 'the access log knows the resource, and no route', {
    gateway: { ...tree, accessLogFormat: logOf('httpMethod', 'resourcePath', 'routeKey') },
    steps: [
      { sent: { path: '/pets/6' }, logged: ['GET', '/pets/{id}', '-'] },
      { sent: { path: '/toys' }, logged: ['GET', '-', '-'] },
    ],
  }),
  row('throttling', 'a stage limits its methods', {
    gateway: { ...tree, throttle: { rateLimit: 0.001, burstLimit: 2 } },
    steps: [
      { sent: { path: '/pets' }, times: 4, statuses: { 200: 2, 429: 2 } },
      {
        sent: { path: '/pets' },
        answered: {
          status: 429,
          body: { message: 'Too Many Requests' },
          headers: { 'x-amzn-errortype': 'TooManyRequestsException' },
        },
        received: null,
      },
    ],
  }),
  row('answers', 'an integration that is too slow is a time-out', {
    gateway: only('GET /silent', { timeoutInMillis: 100 }),
    steps: [
      {
        sent: { path: '/silent' },
        answered: { status: 504, body: { message: 'Endpoint request timed out' } },
      },
    ],
  }),
  row('quotas', 'a body may have 10 MB', {
    gateway: tree,
    steps: [
      {
        sent: { method: 'POST', path: '/pets', chunked: megabytes + 1 },
        answered: { status: 413, body: { message: 'Request Too Long' } },
      },
      { sent: { method: 'POST', path: '/pets', chunked: megabytes }, answered: { status: 200 } },
    ],
  }),
  row('firewall', 'an address that asks too often is blocked before all else', {
    gateway: walled(),
    steps: [
      { sent: { path: '/pets' }, times: 3, statuses: { 200: 3 } },
      { sent: { path: '/toys' }, answered: { status: 403, body: { message: 'Forbidden' } } },
    ],
  }),
  row('firewall', 'an address is known by a header where the rule says so', {
    gateway: walled('X-Client'),
    steps: [
      {
        sent: { path: '/pets', headers: { 'x-client': 'a' } },
        times: 5,
        statuses: { 200: 3, 403: 2 },
      },
      { sent: { path: '/pets', headers: { 'x-client': 'b' } }, answered: { status: 200 } },
      { sent: { path: '/pets' }, times: 5, statuses: { 200: 5 } },
    ],
  }),
];

function row(
  page: keyof typeof restPages,
  name: string,
  { gateway, steps }: Pick<GatewayCase, 'steps'> & { readonly gateway: RestApi },
): GatewayCase {
  return { name, page: restPages[page], given: { gateway }, steps };
}

function chosen(request: string, route: string): GatewayStep {
  const [method = '', path = ''] = request.split(' ');
  const headers = { route };
  return { sent: { method, path }, answered: { status: 200 }, received: { headers } };
}

function logOf(...variables: readonly string[]): string {
  return JSON.stringify(variables.map((each) => `$context.${each}`));
}

/** One method, with another integration than `restMethod` makes. */
function only(key: string, changes: Partial<RestIntegration>): RestApi {
  const method = restMethod(key);
  return restModel([{ ...method, integration: { ...method.integration, ...changes } }]);
}

function walled(forwardedIpHeader?: string): RestApi {
  const rate = {
    limit: 3,
    evaluationWindowSec: 300,
    ...(forwardedIpHeader && { forwardedIpHeader }),
  };
  return { ...tree, webAclRules: [rate] };
}
