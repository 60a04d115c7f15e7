import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';

/** The end of one purchase. */
export type Sale = 'sold' | 'out of stock';

/** Buys one unit, with one key however often the request has to be sent. */
export type Buyer = (productId: string) => Promise<Sale>;

interface Reply {
  readonly status?: string;
  readonly code?: string;
}

const repeated = new Set([202, 408, 429, 503]);
/** A timeout of the client, after which nobody knows what has become of the order. */
const timeout = 30_000;

/** @throws Error for a response that is neither a confirmed order nor a shortage, nor asks to try again */
export function buyer(orders: string, token: string, buyers: number): Buyer {
  const pool = new Pool(orders, { connections: buyers, headersTimeout: timeout });
  const send = async (productId: string, key: string) => {
    const { statusCode, headers, body } = await pool.request({
      method: 'POST',
      path: '/api/orders',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ items: [{ productId, quantity: 1 }], paymentMethod: 'pm_ok' }),
    });
    const reply = (await body.json()) as Reply;
    return { statusCode, reply, retryAfter: Number(headers['retry-after'] ?? 1) };
  };
  return async (productId) => {
    for (const key = randomUUID(); ;) {
      const { statusCode, reply, retryAfter } = await send(productId, key);
      if (reply.status === 'confirmed') return 'sold';
      if (reply.code === 'out_of_stock') return 'out of stock';
      if (!repeated.has(statusCode) && reply.code !== 'request_in_progress')
        throw new Error(`placing an order returned ${statusCode}: ${JSON.stringify(reply)}`);
      await pause(retryAfter * 1_000 * (0.5 + Math.random()));
    }
  };
}
