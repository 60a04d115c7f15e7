import { setTimeout as pause } from 'node:timers/promises';
import { type Product, unwrap } from '@quartet/client';
import type { Customer, Shop } from '@quartet/e2e/shop';

/** Customers who go on while services are rolled. */
export interface Load {
  /** Resolves when none of their requests is under way. @throws Error when an answer was wrong */
  stop(): Promise<void>;
}

const visitors = 2;
/** Milliseconds between two requests of a customer. */
const rest = 100;

/** Starts customers who read, order, list, and renew their sessions, a dozen requests a second at most. */
export async function startLoad(shop: Shop): Promise<Load> {
  const over = new AbortController();
  const product = await shop.newProduct();
  const running = Array.from({ length: visitors }, async () => {
    const customer = await shop.newCustomer();
    while (!over.signal.aborted) await visit({ shop, customer, product });
  });
  for (const each of running) each.catch(() => undefined);
  return {
    stop: async () => {
      over.abort();
      await Promise.all(running);
    },
  };
}

interface Visit {
  readonly shop: Shop;
  readonly customer: Customer;
  readonly product: Product;
}

async function visit({ shop, customer: { account, client }, product }: Visit): Promise<void> {
  const items = [{ productId: product.id, quantity: 1 }];
  const { orders, api } = client;
  const steps = [
    () => unwrap(api.GET('/api/products/{id}', { params: { path: { id: product.id } } })),
    () => unwrap(api.GET('/api/products', { params: { query: { limit: 5 } } })),
    () => orders.place({ items, paymentMethod: 'pm_ok' }),
    () => unwrap(api.GET('/api/orders', { params: { query: { limit: 5 } } })),
    () => unwrap(api.GET('/api/payments', { params: { query: { limit: 5 } } })),
    () => client.me(),
    () => unwrap(shop.open().api.POST('/api/users/login', { body: account })),
  ];
  for (const step of steps) {
    await step();
    await pause(rest);
  }
}
