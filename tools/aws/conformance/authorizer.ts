import { FunctionError } from '../src/lambda/function-error.ts';
import type { HttpAuthorizer } from '@quartet/cloudformation/model/api-gateway';
import { httpAuthorizer, httpModel, httpRoute, integration } from './testing/gateway-models.ts';
import type { GatewayGiven } from './testing/running-gateway.ts';
import type { GatewayCase, GatewayStep } from './gateway-case.ts';
import { httpPages } from './gateway-pages.ts';

const sources = ['$request.header.x-key'];
const remembering = httpAuthorizer({ identitySource: sources, resultTtlInSeconds: 3_600 });
const ask = (key: string, path = '/pets') => ({ path, headers: { 'x-key': key } });
const refused = { received: null };
const forbidden = { status: 403, body: { message: 'Forbidden' } };
const unauthorized = { status: 401, body: { message: 'Unauthorized' } };
const failed = { status: 500, body: { message: 'Internal Server Error' } };

export const authorizerCases: readonly GatewayCase[] = [
  row('lets pass whom the function allows', { authorizer: () => ({ isAuthorized: true }) }, [
    { sent: ask('a'), answered: { status: 200 }, asked: 1 },
  ]),
  row('forbids whom it does not', { authorizer: () => ({ isAuthorized: false }) }, [
    { sent: ask('a'), answered: forbidden, ...refused },
  ]),
  row('maps what the function says about the client', { authorizer: allowWithContext }, [
    {
      sent: ask('a'),
      received: { headers: { text: 'value', number: '1', truth: 'true', list: undefined } },
    },
  ]),
  {
    ...row(
      'calls a client unauthorised when the function fails with that word',
      { authorizer: failWith('Unauthorized') },
      [{ sent: ask('a'), answered: unauthorized, ...refused }],
    ),
    page: httpPages.unauthorized,
  },
  row('fails when the function fails with any other', { authorizer: failWith('unauthorized') }, [
    { sent: ask('a'), answered: failed, ...refused },
  ]),
  ...[undefined, {}, { isAuthorized: 'true' }, 'yes'].map((answer) =>
    row(`fails when the function answers ${JSON.stringify(answer)}`, { authorizer: () => answer }, [
      { sent: ask('a'), answered: failed, ...refused },
    ]),
  ),
  row('asks also about a request without credentials when it has no identity sources', {}, [
    { sent: { path: '/pets' }, answered: { status: 200 }, asked: 1 },
  ]),
  row(
    'does not ask about a request without an identity source',
    { resultTtlInSeconds: 0, identitySource: sources },
    [
      { sent: { path: '/pets' }, answered: unauthorized, asked: 0, ...refused },
      { sent: ask(''), answered: unauthorized, asked: 0 },
      { sent: { path: '/pets', headers: { 'X-KEY': 'a' } }, answered: { status: 200 }, asked: 1 },
    ],
  ),
  row(
    'finds identity sources in the query, where case counts',
    { identitySource: ['$request.querystring.key'] },
    [
      { sent: { path: '/pets?KEY=a' }, answered: unauthorized, asked: 0 },
      { sent: { path: '/pets?key=a' }, event: { identitySource: ['a'] }, asked: 1 },
    ],
  ),
  row('asks once while it remembers', remembering, [
    { sent: ask('a'), answered: { status: 200 }, asked: 1 },
    { sent: ask('a'), answered: { status: 200 }, asked: 0 },
  ]),
  row('asks again about another identity', remembering, [
    { sent: ask('a'), asked: 1 },
    { sent: ask('b'), asked: 1 },
  ]),
  row('remembers a refusal too', { ...remembering, authorizer: () => ({ isAuthorized: false }) }, [
    { sent: ask('a'), answered: forbidden, asked: 1 },
    { sent: ask('a'), answered: forbidden, asked: 0 },
  ]),
  row('remembers what to map', { ...remembering, authorizer: allowWithContext }, [
    { sent: ask('a'), asked: 1 },
    { sent: ask('a'), asked: 0, received: { headers: { text: 'value' } } },
  ]),
  row('remembers for all routes with the authoriser', remembering, [
    { sent: ask('a'), asked: 1 },
    { sent: ask('a', '/toys'), answered: { status: 200 }, asked: 0 },
  ]),
  row(
    'remembers for one route where that is an identity source',
    {
      ...remembering,
      identitySource: [...sources, '$context.routeKey'],
    },
    [
      { sent: ask('a'), asked: 1, event: { identitySource: ['a', 'GET /pets'] } },
      { sent: ask('a', '/toys'), asked: 1 },
      { sent: ask('a', '/toys'), asked: 0 },
    ],
  ),
  row(
    'asks each time when it remembers nothing',
    { resultTtlInSeconds: 0, identitySource: sources },
    [{ sent: ask('a'), times: 3, asked: 3 }],
  ),
  {
    name: 'tells the function about the request in format 2.0',
    page: httpPages.authorizers,
    given: { gateway: model(httpAuthorizer({ identitySource: sources })) },
    steps: [
      {
        sent: {
          method: 'POST',
          path: '/my/a%20path?parameter1=value1&parameter1=value2&parameter2=value',
          headers: { 'x-key': 'a', 'user-agent': 'agent', cookie: 'cookie1; cookie2' },
        },
        event: {
          version: '2.0',
          type: 'REQUEST',
          routeArn:
            'arn:aws:execute-api:us-east-1:000000000000:a1b2c3d4e5/$default/POST/my/a%20path',
          identitySource: ['a'],
          routeKey: 'POST /my/{name}',
          rawPath: '/my/a%20path',
          rawQueryString: 'parameter1=value1&parameter1=value2&parameter2=value',
          cookies: ['cookie1', 'cookie2'],
          headers: { 'x-key': 'a', 'user-agent': 'agent' },
          queryStringParameters: { parameter1: 'value1,value2', parameter2: 'value' },
          pathParameters: { name: 'a path' },
          requestContext: {
            accountId: '000000000000',
            apiId: 'a1b2c3d4e5',
            domainPrefix: '127',
            http: {
              method: 'POST',
              path: '/my/a%20path',
              protocol: 'HTTP/1.1',
              sourceIp: '127.0.0.1',
              userAgent: 'agent',
            },
            routeKey: 'POST /my/{name}',
            stage: '$default',
          },
        },
      },
    ],
  },
];

type Given = Partial<HttpAuthorizer> & Pick<GatewayGiven, 'authorizer'>;

function row(
  name: string,
  { authorizer, ...changes }: Given,
  steps: readonly GatewayStep[],
): GatewayCase {
  const gateway = model(httpAuthorizer(changes));
  const given = { gateway, ...(authorizer && { authorizer }) };
  return { name, page: httpPages.authorizers, given, steps };
}

function model(authorizer: HttpAuthorizer) {
  const mapped = integration({
    'overwrite:header.text': '$context.authorizer.stringKey',
    'overwrite:header.number': '$context.authorizer.numberKey',
    'overwrite:header.truth': '$context.authorizer.booleanKey',
    'overwrite:header.list': '$context.authorizer.arrayKey',
  });
  const keys = ['GET /pets', 'GET /toys', 'POST /my/{name}'];
  return httpModel(keys.map((key) => httpRoute(key, { authorizer, integration: mapped })));
}

function allowWithContext() {
  const context = { stringKey: 'value', numberKey: 1, booleanKey: true, arrayKey: ['value1'] };
  return { isAuthorized: true, context };
}

function failWith(message: string) {
  return () => {
    throw new FunctionError('Error', message);
  };
}
