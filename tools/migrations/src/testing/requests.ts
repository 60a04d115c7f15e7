import { randomUUID } from 'node:crypto';
import { unwrap } from '@quartet/client';
import { type EdgeRequest, logIn, openEdge } from '@quartet/local-client/edge';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import type { LoadRequest } from './load.ts';

const product = {
  name: 'Mug',
  description: '',
  category: 'spec',
  price: { amount: 1_450, currency: 'USD' as const },
  stock: 1_000_000,
};

const paymentMethod = 'pm_ok';

/** The requests of a shopper to all four services: of twelve, one places an order. */
export async function shopperRequests(ready: ReadyContent): Promise<readonly LoadRequest[]> {
  const [admin, token] = [await logIn(ready, ready.admin), await logIn(ready, ready.shopper)];
  const body = { ...product, sku: `SPEC-${randomUUID()}` };
  const adding = openEdge(ready, { token: admin }).POST('/api/products', { body });
  const { id: productId } = await unwrap(adding);
  const place = (): EdgeRequest => ({
    method: 'POST',
    path: '/api/orders',
    token,
    key: randomUUID(),
    body: { items: [{ productId, quantity: 1 }], paymentMethod },
  });
  const items = [{ productId, quantity: 1 }];
  const placing = openEdge(ready, { token }).POST('/api/orders', {
    body: { items, paymentMethod },
    params: { header: { 'Idempotency-Key': randomUUID() } },
  });
  const { id } = await unwrap(placing);
  const get = (path: string): LoadRequest => ({
    make: () => ({ method: 'GET', path, token }),
    expected: [200],
  });
  return [
    { make: place, expected: [201, 202] },
    get(`/api/orders/${id}`),
    get('/api/users/me'),
    get(`/api/products/${productId}`),
    get(`/api/payments?orderId=${id}`),
    get('/api/orders'),
    get('/api/users/.well-known/jwks.json'),
    get('/api/products?q=mug'),
    get(`/api/orders/${id}/history`),
    get('/api/users/me'),
    get('/api/products'),
    get('/api/payments'),
  ];
}
