import assert from 'node:assert/strict';
import type { Order, Product } from '@quartet/client';
import type { Customer } from '../shop.ts';
import { inTime } from '../until.ts';

/** The body of an order of two of a product. */
export function orderOf({ id: productId }: Product, paymentMethod: string) {
  return { items: [{ productId, quantity: 2 }], paymentMethod };
}

interface Paid {
  readonly customer: Customer;
  readonly product: Product;
  readonly key?: string;
}

/** Places an order that goes well, and waits for its end where that takes long. */
export async function placePaid({ customer, product, key }: Paid): Promise<Order> {
  const { orders } = customer.client;
  const body = orderOf(product, 'pm_ok');
  const { id } = await orders.place(body, key === undefined ? {} : { key });
  const order = await orders.settled(id, inTime());
  assert.equal(order.status, 'confirmed', `order ${id} is ${order.status} (${order.reason})`);
  assert.deepEqual(order.total, {
    amount: 2 * product.price.amount,
    currency: product.price.currency,
  });
  return order;
}
