import { itGuards } from '@quartet/testing';
import { routes } from './app.ts';
import { openService, type Service } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

itGuards(routes, () => ({ app: service.app, tokens: service.tokens, name: 'users' }));

it('publishes a document of all its operations', async () => {
  const { body } = await service.call('get', '/openapi.json').expect(200);
  expect(Object.keys((body as { paths: object }).paths).sort()).toEqual([
    '/api/users',
    '/api/users/.well-known/jwks.json',
    '/api/users/.well-known/openid-configuration',
    '/api/users/login',
    '/api/users/logout',
    '/api/users/me',
    '/api/users/me/password',
    '/api/users/token',
    '/api/users/{id}',
    '/api/users/{id}/role',
  ]);
});

it('says which methods a path takes', async () => {
  const { headers } = await service.call('delete', '').expect(405);
  expect(headers['allow']).toBe('HEAD, POST, GET');
});
