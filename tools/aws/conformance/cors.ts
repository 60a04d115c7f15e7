import type { Cors } from '@quartet/cloudformation/model/api-gateway';
import { httpAuthorizer, httpModel, httpRoute } from './testing/gateway-models.ts';
import type { GatewayCase, GatewayStep } from './gateway-case.ts';
import { httpPages } from './gateway-pages.ts';

const shop = 'https://www.example.com';
const preflight = { origin: shop, 'access-control-request-method': 'PUT' };
const silent = { 'access-control-allow-origin': undefined };

export const corsCases: readonly GatewayCase[] = [
  row(
    'answers a preflight although there is no such route',
    {},
    {
      sent: { method: 'OPTIONS', path: '/pets', headers: preflight },
      answered: {
        status: 204,
        headers: {
          'access-control-allow-origin': shop,
          'access-control-allow-methods': 'GET,PUT',
          'access-control-allow-headers': 'authorization,x-api-key',
          'access-control-expose-headers': 'etag',
          'access-control-max-age': '300',
          'access-control-allow-credentials': undefined,
        },
      },
      received: null,
    },
  ),
  row(
    'adds its headers to the answer of an integration, and ignores what that says',
    {},
    {
      sent: { path: '/cors', headers: { origin: shop } },
      answered: {
        status: 200,
        headers: {
          'access-control-allow-origin': shop,
          'access-control-expose-headers': 'etag',
          'access-control-max-age': undefined,
          'x-backend': 'yes',
        },
      },
    },
  ),
  row(
    'allows credentials where it is told to',
    { allowCredentials: true },
    {
      sent: { path: '/pets', headers: { origin: shop } },
      answered: { headers: { 'access-control-allow-credentials': 'true' } },
    },
  ),
  row(
    'allows every origin by *',
    { allowOrigins: ['*'] },
    {
      sent: { path: '/pets', headers: { origin: 'https://another.example.com' } },
      answered: { headers: { 'access-control-allow-origin': '*' } },
    },
  ),
  row(
    'allows every origin of a scheme',
    { allowOrigins: ['https://*'] },
    {
      sent: { path: '/pets', headers: { origin: 'https://another.example.com' } },
      answered: { headers: { 'access-control-allow-origin': 'https://another.example.com' } },
    },
  ),
  row(
    'says nothing to other origins',
    {},
    {
      sent: { path: '/cors', headers: { origin: 'https://another.example.com' } },
      answered: { status: 200, headers: silent },
    },
  ),
  row(
    'says nothing to whoever names no origin',
    {},
    {
      sent: { method: 'OPTIONS', path: '/pets' },
      answered: { status: 404, headers: silent },
    },
  ),
  row(
    'leaves a preflight to a route that takes it, and to its authoriser',
    {},
    {
      sent: { method: 'OPTIONS', path: '/mine', headers: preflight },
      answered: { status: 403, headers: { 'access-control-allow-origin': shop } },
      asked: 1,
    },
  ),
];

function row(name: string, changes: Partial<Cors>, step: GatewayStep): GatewayCase {
  const cors: Cors = {
    allowOrigins: [shop],
    allowMethods: ['GET', 'PUT'],
    allowHeaders: ['authorization', 'x-api-key'],
    exposeHeaders: ['etag'],
    allowCredentials: false,
    maxAge: 300,
    ...changes,
  };
  const guarded = httpRoute('ANY /mine', { authorizer: httpAuthorizer() });
  const gateway = httpModel(['GET /pets', 'GET /cors', guarded], { corsConfiguration: cors });
  const given = { gateway, authorizer: () => ({ isAuthorized: false }) };
  return { name, page: httpPages.cors, given, steps: [step] };
}
