import { services } from '@quartet/infra/services';
import { routeOf } from './route.ts';

it.each(services.map(({ name }) => name))('finds %s at its path and below', (name) => {
  for (const path of [`/api/${name}`, `/api/${name}/`, `/api/${name}/a/b?c=//d/../e`]) {
    expect(routeOf(path)).toMatchObject({ service: { name }, url: path, version: undefined });
  }
});

it('takes a pinned version out of the path', () => {
  expect(routeOf('/api/v1/orders/7?x=1')).toMatchObject({ url: '/api/orders/7?x=1', version: '1' });
});

it.each([
  '/',
  '*',
  '',
  '/api',
  '/api/',
  '/api/nothing',
  '/api/orders-other',
  '/API/orders',
  '/api/Orders',
  '/api/v0/orders',
  '/api/v2/orders',
  '/api/v1/v1/orders',
  '/api/v1',
  '/health/ready',
  '/internal/products/reservations/1',
  '/Internal/products',
  '//internal/products',
  '/%69nternal/products',
  '/api/orders/../../internal/products',
  '/api/orders/%2e%2e/%2E%2E/internal/products',
  '/api/orders/.%2e/internal',
  '/api/orders/..',
  '/api/orders/.',
  '/api/orders/..;/internal',
  '/api/orders//internal',
  '/api//orders',
  '/api/orders/..%2finternal',
  '/api/orders/..\\internal',
  '/api/orders/%5c..%5cinternal',
  '/api/orders/%',
  '/api/orders/\u0000',
  '/api%2forders',
  '/%61pi/orders',
  'http://evil.example/api/orders',
  'http://localhost/internal/products',
  '/api/users/.well-known/../me',
])('knows no path %j', (url) => {
  expect(routeOf(url)).toBeUndefined();
});

it.each([
  ['/api/users/.well-known/jwks.json', false],
  ['/api/v1/users/.well-known/jwks.json', false],
  ['/api/payments/webhooks/simulator', false],
  ['/api/orders/openapi.json', false],
  ['/api/orders/docs', false],
  ['/api/orders/docs/standalone.js', false],
  ['/api/orders/docsx', true],
  ['/api/orders/openapi.json/x', true],
  ['/api/users/login', true],
  ['/api/payments/webhooks', true],
  ['/api/orders?x=/api/orders/docs', true],
])('asks for a key at %s: %s', (url, needsKey) => {
  expect(routeOf(url)).toMatchObject({ needsKey });
});
