import { itGuards } from '@quartet/testing';
import { createApp, routes } from './app.ts';
import { openService, type Service } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

itGuards(routes, () => ({
  app: createApp(service.deps),
  tokens: service.tokens,
  name: 'products',
}));

it('publishes the document of its public operations only', async () => {
  const { body } = await service.asAnyone('get', '/api/products/openapi.json').expect(200);
  expect(Object.keys((body as { paths: object }).paths).sort()).toEqual([
    '/api/products',
    '/api/products/{id}',
    '/api/products/{id}/stock',
  ]);
});

it('says which methods a path takes', async () => {
  const { headers } = await service.asAnyone('put', '/api/products').expect(405);
  expect(headers['allow']).toBe('HEAD, GET, POST');
});
