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
  const { body } = await service.anyone.get('/openapi.json').expect(200);
  const paths = routes.map(([, path]) => path.replace(/:(\w+)/g, '{$1}'));
  expect(new Set(Object.keys((body as { paths: object }).paths))).toEqual(new Set(paths));
});

it('says which methods a path takes', async () => {
  const { headers } = await service.anyone.delete().expect(405);
  expect(headers['allow']).toBe('HEAD, POST, GET');
});
