import { randomInt, randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { goods, productId } from './goods.ts';

interface Purchase {
  readonly productId: string;
  readonly key: string;
}

/** Places an order, and returns the milliseconds until it was confirmed. */
export type Shopper = (purchase?: Purchase) => Promise<number>;

/** @throws Error for any response other than a confirmed order. */
export function shopper(orders: string, token: string): Shopper {
  const pool = new Pool(orders, { connections: 128 });
  return async (purchase = somePurchase()) => {
    const began = performance.now();
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: '/api/orders',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': purchase.key,
      },
      body: JSON.stringify({
        items: [{ productId: purchase.productId, quantity: 1 }],
        paymentMethod: 'pm_ok',
      }),
    });
    const text = await body.text();
    if (statusCode !== 201) throw new Error(`placing an order returned ${statusCode}: ${text}`);
    return performance.now() - began;
  };
}

function somePurchase(): Purchase {
  return { productId: productId(randomInt(goods.first, goods.last + 1)), key: randomUUID() };
}
