import { FunctionError } from '../src/lambda/function-error.ts';
import { httpAuthorizer, httpModel, httpRoute } from './testing/gateway-models.ts';
import type { GatewayCase, GatewayStep } from './gateway-case.ts';
import { httpPages } from './gateway-pages.ts';

export const loggingCases: readonly GatewayCase[] = [
  row(
    'knows the request and its route',
    ['httpMethod', 'path', 'protocol', 'routeKey', 'status', 'stage', 'apiId'],
    {
      sent: { path: '/pets/6?a=1' },
      logged: ['GET', '/pets/6', 'HTTP/1.1', 'GET /pets/{id}', '200', '$default', 'a1b2c3d4e5'],
    },
  ),
  row('knows the client', ['identity.sourceIp', 'identity.userAgent'], {
    sent: { path: '/pets/6', headers: { 'user-agent': 'an "agent"' } },
    logged: ['127.0.0.1', 'an "agent"'],
  }),
  row('knows the host by its first label', ['domainName', 'domainPrefix'], {
    sent: { path: '/pets/6', headers: { host: 'api.example.com' } },
    logged: ['api.example.com', 'api'],
  }),
  row(
    'knows when it was, and how long it took',
    ['requestTime', 'requestTimeEpoch', 'responseLatency'],
    {
      sent: { path: '/pets/6' },
      logged: [/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/, /^\d{13}$/, /^\d+$/],
    },
  ),
  row(
    'knows the message of its own answers, also in quotes',
    ['status', 'error.message', 'error.messageString'],
    {
      sent: { path: '/toys' },
      logged: ['404', 'Not Found', '"Not Found"'],
    },
  ),
  row('knows what an authoriser said', ['authorizer.userId', 'authorizer.level'], {
    sent: { path: '/mine', headers: { who: 'u1' } },
    logged: ['u1', '3'],
  }),
  row('knows why an authoriser failed', ['status', 'authorizer.error'], {
    sent: { path: '/mine' },
    logged: ['500', 'nobody'],
  }),
  row(
    'writes a line where there is nothing',
    ['authorizer.error', 'error.message', 'identity.apiKeyId'],
    {
      sent: { path: '/pets/6' },
      logged: ['-', '-', '-'],
    },
  ),
];

function row(name: string, variables: readonly string[], step: GatewayStep): GatewayCase {
  const accessLog = JSON.stringify(variables.map((each) => `$context.${each}`));
  const routes = ['GET /pets/{id}', httpRoute('GET /mine', { authorizer: httpAuthorizer() })];
  const gateway = httpModel(routes, { accessLogFormat: accessLog });
  return { name, page: httpPages.logging, given: { gateway, authorizer: whoIs }, steps: [step] };
}

function whoIs({ headers }: Readonly<Record<string, unknown>>) {
  const { who } = headers as { who?: string };
  if (who === undefined) throw new FunctionError('Error', 'nobody');
  return { isAuthorized: true, context: { userId: who, level: 3 } };
}
