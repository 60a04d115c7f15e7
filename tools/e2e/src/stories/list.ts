import assert from 'node:assert/strict';
import { unwrap } from '@quartet/client';
import type { QuartetClient } from '../shop.ts';
import type { Story } from '../story.ts';
import { placePaid } from './order.ts';

export const list: Story = {
  name: 'list',
  begin: async (shop) => {
    const [customer, product] = await Promise.all([shop.newCustomer(), shop.newProduct()]);
    const { client } = customer;
    const placed: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      placed.unshift((await placePaid({ customer, product })).id);
    }
    const [orders, payments] = await Promise.all([pageOfOrders(client), pageOfPayments(client)]);
    const products = await pageOfProducts(client);
    assert.deepEqual(orders.ids, placed.slice(0, 2), 'the first page');
    return async () => {
      assert.deepEqual((await pageOfOrders(client, orders.next)).ids, placed.slice(2));
      const others = await pageOfPayments(client, payments.next);
      assert.equal(new Set([...payments.ids, ...others.ids]).size, 3, 'payments on two pages');
      const { ids } = await pageOfProducts(client, products.next);
      assert.equal(ids.filter((id) => products.ids.includes(id)).length, 0, 'products come again');
    };
  },
};

interface Page {
  readonly ids: readonly string[];
  readonly next: string | undefined;
}

const pageOf = (cursor: string | undefined) => ({
  params: { query: { limit: 2, ...(cursor !== undefined && { cursor }) } },
});

async function pageOfOrders({ api }: QuartetClient, cursor?: string): Promise<Page> {
  return idsOf(await unwrap(api.GET('/api/orders', pageOf(cursor))));
}

async function pageOfPayments({ api }: QuartetClient, cursor?: string): Promise<Page> {
  return idsOf(await unwrap(api.GET('/api/payments', pageOf(cursor))));
}

async function pageOfProducts({ api }: QuartetClient, cursor?: string): Promise<Page> {
  return idsOf(await unwrap(api.GET('/api/products', pageOf(cursor))));
}

function idsOf(page: {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}): Page {
  return { ids: page.items.map(({ id }) => id), next: page.nextCursor ?? undefined };
}
