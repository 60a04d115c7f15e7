import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Story } from '../story.ts';
import { placePaid } from './order.ts';

export const place: Story = {
  name: 'place',
  begin: async (shop) => {
    const [customer, product] = await Promise.all([shop.newCustomer(), shop.newProduct()]);
    const key = randomUUID();
    const order = await placePaid({ customer, product, key });
    return async () => {
      const again = await placePaid({ customer, product, key });
      assert.equal(again.id, order.id, 'the same key and body made another order');
      const { items } = await customer.client.orders.get(order.id);
      assert.deepEqual(items, order.items);
      await placePaid({ customer, product });
    };
  },
};
