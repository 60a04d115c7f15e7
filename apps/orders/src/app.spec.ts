import { itGuards } from '@quartet/testing';
import { routes } from './app.ts';
import { appOf, openService, type Service } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

itGuards(routes, () => ({ app: appOf(service.deps), tokens: service.tokens, name: 'orders' }));

it('says which methods a path takes', async () => {
  const { headers } = await service.shopper.get('/x/cancel').expect(405);
  expect(headers['allow']).toBe('POST');
});
