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
  const { body } = await service.anyone.get('/openapi.json').expect(200);
  const paths = routes.map(([, path]) => path.replace(/:(\w+)/g, '{$1}'));
  const open = paths.filter((path) => path.startsWith('/api/'));
  expect(new Set(Object.keys((body as { paths: object }).paths))).toEqual(new Set(open));
});
