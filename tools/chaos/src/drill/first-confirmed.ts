import { randomUUID } from 'node:crypto';
import type { Client } from '../client.ts';
import type { Product } from '../products.ts';

/** Places orders of one piece, one after another, and returns when one is confirmed. */
export async function firstConfirmed(client: Client, [product]: readonly Product[]): Promise<void> {
  const items = [{ productId: product?.id ?? '', quantity: 1 }];
  const body = { items, paymentMethod: 'pm_ok' };
  let status: number | undefined;
  while (status !== 201) {
    const params = { header: { 'Idempotency-Key': randomUUID() } };
    const answer = await client.send({
      role: 'shopper',
      call: (api) => api.POST('/api/orders', { params, body }),
    });
    status = answer.status;
  }
}
