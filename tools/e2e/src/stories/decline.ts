import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isProblem, unwrap } from '@quartet/client';
import type { QuartetClient } from '../shop.ts';
import type { Story } from '../story.ts';
import { orderOf } from './order.ts';
import { inTime } from '../until.ts';

export const decline: Story = {
  name: 'decline',
  begin: async (shop) => {
    const [{ client }, product] = await Promise.all([shop.newCustomer(), shop.newProduct()]);
    const [key, body] = [randomUUID(), orderOf(product, 'pm_declined')];
    const id = await declined(client, { key, body });
    return async () => {
      assert.equal(await declined(client, { key, body }), id);
      const { status, reason } = await client.orders.get(id);
      assert.deepEqual([status, reason], ['rejected', 'payment_declined']);
      const path = { id: product.id };
      const { available } = await unwrap(
        client.api.GET('/api/products/{id}', { params: { path } }),
      );
      assert.equal(available, product.available, 'stock is still held');
    };
  },
};

interface Placed {
  readonly key: string;
  readonly body: ReturnType<typeof orderOf>;
}

/** The id of the order, which is named by the problem, or found when the order takes long. */
async function declined({ orders }: QuartetClient, { key, body }: Placed): Promise<string> {
  try {
    const { id } = await orders.place(body, { key });
    const { status } = await orders.settled(id, inTime());
    assert.equal(status, 'rejected');
    return id;
  } catch (error) {
    if (!isProblem(error, 'payment_declined')) throw error;
    return error.problem.orderId;
  }
}
