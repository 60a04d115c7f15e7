import { itGuards } from '@quartet/testing';
import { createApp, routes } from './app.ts';
import { openShop, type Shop } from './testing/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

itGuards(routes, () => ({ app: createApp(shop.deps), tokens: shop.tokens, name: 'products' }));

it('publishes the document of its public operations only', async () => {
  const { body } = await shop.asAnyone('get', '/api/products/openapi.json').expect(200);
  expect(Object.keys((body as { paths: object }).paths).sort()).toEqual([
    '/api/products',
    '/api/products/{id}',
    '/api/products/{id}/stock',
  ]);
});

it('says which methods a path takes', async () => {
  const { headers } = await shop.asAnyone('put', '/api/products').expect(405);
  expect(headers['allow']).toBe('HEAD, GET, POST');
});
