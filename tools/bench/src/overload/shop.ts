import { randomUUID } from 'node:crypto';
import { logIn, openEdge } from '@quartet/local-client/edge';
import { unwrap } from '@quartet/client';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import type { LoadedRequest } from './send.ts';

/** The requests of the overload. */
export interface Requests {
  /** A page of the catalogue. */
  readonly list: () => LoadedRequest;
  readonly order: () => LoadedRequest;
}

const price = { amount: 1_450, currency: 'USD' } as const;
const stock = 1_000_000;
const page = 100;

/** Fills the catalogue so that a page of it is full, with more stock than is ordered. */
export async function stockShop(ready: ReadyContent): Promise<Requests> {
  const [admin, token] = await Promise.all(
    [ready.admin, ready.shopper].map((who) => logIn(ready, who)),
  );
  const edge = openEdge(ready, { token: admin });
  const products: { readonly id: string }[] = [];
  for (let index = 0; index < page; index++) {
    const about = { name: `Mug ${index}`, description: 'Holds 350 ml.', category: 'kitchen' };
    const body = { sku: `MUG-${randomUUID()}`, ...about, price, stock };
    products.push(await unwrap(edge.POST('/api/products', { body })));
  }
  const headers = {
    authorization: `Bearer ${token}`,
    'x-api-key': ready.apiKey,
    'user-agent': 'bench',
  };
  let next = 0;
  return {
    list: () => ({ method: 'GET', path: `/api/products?limit=${page}`, headers }),
    order: () => ({
      method: 'POST',
      path: '/api/orders',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({
        items: [{ productId: products[(next += 1) % page]?.id, quantity: 1 }],
        paymentMethod: 'pm_ok',
      }),
    }),
  };
}
