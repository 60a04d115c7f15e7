import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isProblem } from '@quartet/client';
import type { Story } from '../story.ts';
import { orderOf } from './order.ts';
import { inTime } from '../until.ts';

/** The payment provider does not answer, so that the order waits for its payment. */
export const cancel: Story = {
  name: 'cancel',
  begin: async (shop) => {
    const [{ client }, product] = await Promise.all([shop.newCustomer(), shop.newProduct()]);
    const { orders } = client;
    const [key, body] = [randomUUID(), orderOf(product, 'pm_hang')];
    const { id, status } = await orders.place(body, { key });
    assert.equal(status, 'processing');
    return async () => {
      await orders.cancel(id);
      const cancelled = await orders.settled(id, inTime());
      assert.equal(cancelled.status, 'cancelled');
      await assert.rejects(orders.place(body, { key }), (error) =>
        isProblem(error, 'order_cancelled'),
      );
    };
  },
};
