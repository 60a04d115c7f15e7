import { randomUUID } from 'node:crypto';
import { type Api, unwrap } from '@quartet/client';
import { productBody } from '../products.ts';

/** Adds a product with plenty of stock, and returns its id. */
export async function addProduct(admin: Api): Promise<string> {
  const body = productBody('Mug', 1_000_000);
  return (await unwrap(admin.POST('/api/products', { body }))).id;
}

/** A request for one confirmed order. */
export function placeOrder(api: Api, product: string) {
  return api.POST('/api/orders', {
    params: { header: { 'Idempotency-Key': randomUUID() } },
    body: { items: [{ productId: product, quantity: 2 }], paymentMethod: 'pm_ok' },
  });
}

/** Refunds one minor unit, which is an event of the order. */
export async function refundOne(admin: Api, order: string): Promise<void> {
  const params = { path: { id: order }, header: { 'Idempotency-Key': randomUUID() } };
  const body = { amount: { amount: 1, currency: 'USD' as const } };
  await unwrap(admin.POST('/api/orders/{id}/refunds', { params, body }));
}
