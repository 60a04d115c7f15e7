import assert from 'node:assert/strict';
import { type Product, unwrap } from '@quartet/client';
import type { Customer, Shop } from '../shop.ts';
import type { Story } from '../story.ts';
import { placePaid } from './order.ts';

export const read: Story = {
  name: 'read',
  begin: async (shop) => {
    const [customer, product] = await Promise.all([shop.newCustomer(), shop.newProduct()]);
    const order = await placePaid({ customer, product });
    const before = await details(customer, order.id);
    const shown = await productOf(shop, product.id);
    assert.equal(before.payment?.captured.amount, order.total?.amount);
    return async () => {
      const after = await details(customer, order.id);
      assert.deepEqual(after.states, before.states);
      assert.deepEqual(after.payment?.captured, before.payment?.captured);
      assert.equal((await customer.client.orders.get(order.id)).status, order.status);
      const { name, price, available } = await productOf(shop, product.id);
      assert.deepEqual([name, price, available], [shown.name, shown.price, shown.available]);
      const stranger = await shop.newCustomer();
      const { response } = await stranger.client.api.GET('/api/orders/{id}', path(order.id));
      assert.equal(response.status, 404, 'a stranger sees the order');
    };
  },
};

const path = (id: string) => ({ params: { path: { id } } });

/** The states of an order, and its payment. */
async function details({ client: { api } }: Customer, orderId: string) {
  const [{ items: history }, { items: payments }] = await Promise.all([
    unwrap(api.GET('/api/orders/{id}/history', path(orderId))),
    unwrap(api.GET('/api/payments', { params: { query: { orderId } } })),
  ]);
  assert.equal(payments.length, 1);
  return { states: history.map(({ state }) => state), payment: payments[0] };
}

/** A product, whose ETag must lead to it again or to no body. */
async function productOf(shop: Shop, id: string): Promise<Product> {
  const { api } = shop.open();
  const { data, response } = await api.GET('/api/products/{id}', path(id));
  assert.ok(data, `the product: ${response.status}`);
  const etag = response.headers.get('etag') ?? '';
  const again = await api.GET('/api/products/{id}', {
    params: { path: { id }, header: { 'If-None-Match': etag } },
  });
  assert.ok([200, 304].includes(again.response.status));
  return data;
}
