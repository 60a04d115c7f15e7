import { itGuards } from '@quartet/testing';
import { routes } from './app.ts';
import { type Service, openService } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

itGuards(routes, () => ({ ...service, name: 'payments' }));

it('publishes the document of its public operations only', async () => {
  const { body } = await service.asAnyone('get', '/api/payments/openapi.json').expect(200);
  expect(Object.keys((body as { paths: object }).paths).sort()).toEqual([
    '/api/payments',
    '/api/payments/webhooks/{provider}',
    '/api/payments/{id}',
  ]);
});
