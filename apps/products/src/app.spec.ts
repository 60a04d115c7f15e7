import { itGuards } from '@quartet/testing';
import { routes } from './app.ts';
import { appOf, openService, type Service } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

itGuards(routes, () => ({
  app: appOf(service.deps),
  tokens: service.tokens,
  name: 'products',
}));

it('publishes the document of its public operations only', async () => {
  const { body } = await service.anyone.get('/openapi.json').expect(200);
  const paths = routes.map(([, path]) => path.replace(/:(\w+)/g, '{$1}'));
  const open = paths.filter((path) => path.startsWith('/api/'));
  expect(new Set(Object.keys((body as { paths: object }).paths))).toEqual(new Set(open));
});

it('says which methods a path takes', async () => {
  const { headers } = await service.anyone.put().expect(405);
  expect(headers['allow']).toBe('HEAD, GET, POST');
});
