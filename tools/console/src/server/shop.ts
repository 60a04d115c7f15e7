import { randomUUID } from 'node:crypto';
import { HttpError } from '@quartet/aws/http/http-error';
import type { Customer, CustomerOrder } from '../views/customer.ts';
import type { Saga, SagaOrder, SagaStep } from '../views/saga.ts';
import type { Scenario } from '../views/scenarios.ts';
import { sagaTransitions } from './saga-transitions.ts';
import type { ShopClient } from './shop-client.ts';

/** The orders of the shop as its admin sees them; the console's page never sees what he logs in with. */
interface Shop {
  /** @throws HttpError when there is none, or the shop does not answer. */
  order(id: string): Promise<Omit<Saga, 'lines'>>;
  /** @throws HttpError when nobody has this email */
  customer(email: string): Promise<Customer>;
  /** Places an order as the shopper; returns its id while it is still under way. */
  place(scenario: Scenario): Promise<string>;
  /** Bodies that the services of this run accept, by the name of their schema; none while it has no product. */
  examples(): Promise<Readonly<Record<string, object>>>;
}

interface Page<T> {
  readonly items: readonly T[];
}

interface Product {
  readonly id: string;
  readonly available: number;
}

export function createShop({ read, post }: Pick<ShopClient, 'read' | 'post'>): Shop {
  const orderable = async (): Promise<Product> => {
    const { items } = await read<Page<Product>>('shopper', '/api/products?limit=20');
    const product = items.find(({ available }) => available > 0) ?? items[0];
    if (!product) throw new HttpError(409, 'The shop has no product.');
    return product;
  };
  return {
    order: async (id) => {
      const path = `/api/orders/${encodeURIComponent(id)}`;
      const order = await read<SagaOrder>('admin', path);
      const { items } = await read<Page<SagaStep>>('admin', `${path}/history`);
      return { order, steps: items, transitions: await sagaTransitions() };
    },
    customer: async (email) => {
      const users = `/api/users?email=${encodeURIComponent(email)}`;
      const [user] = (await read<Page<Customer['user']>>('admin', users)).items;
      if (!user) throw new HttpError(404, 'Nobody has this email.');
      const orders = `/api/orders?userId=${encodeURIComponent(user.id)}&limit=50`;
      return { user, orders: (await read<Page<CustomerOrder>>('admin', orders)).items };
    },
    place: async ({ paymentMethod, quantity }) => {
      const { id } = await orderable();
      const body = { items: [{ productId: id, quantity }], paymentMethod };
      const request = { path: '/api/orders', key: randomUUID(), prefer: 'respond-async', body };
      return (await post<SagaOrder>('shopper', request)).id;
    },
    examples: async () => {
      const product = await orderable().catch(() => undefined);
      if (!product) return {};
      const items = [{ productId: product.id, quantity: 1 }];
      return { NewOrder: { items, paymentMethod: 'pm_ok' } };
    },
  };
}
