import { itGuards } from '@quartet/testing';
import { routes } from './app.ts';
import { type Desk, openDesk } from './testing/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

itGuards(routes, () => ({ ...desk, name: 'payments' }));

it('publishes the document of its public operations only', async () => {
  const { body } = await desk.asAnyone('get', '/api/payments/openapi.json').expect(200);
  expect(Object.keys((body as { paths: object }).paths).sort()).toEqual([
    '/api/payments',
    '/api/payments/webhooks/{provider}',
    '/api/payments/{id}',
  ]);
});
