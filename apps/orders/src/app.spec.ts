import { itGuards } from '@quartet/testing';
import { createApp, routes } from './app.ts';
import { openTill, type Till } from './testing/till.ts';

let till: Till;
beforeAll(async () => {
  till = await openTill();
});
afterAll(() => till.close());

itGuards(routes, () => ({ app: createApp(till.deps), tokens: till.tokens, name: 'orders' }));

it('says which methods a path takes', async () => {
  const { headers } = await till.as(till.shopper, 'get', '/api/orders/x/cancel').expect(405);
  expect(headers['allow']).toBe('POST');
});
