import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Order } from '@quartet/client';
import type { QuartetClient, Shop } from '../shop.ts';
import type { Story } from '../story.ts';
import { placePaid } from './order.ts';
import { inTime } from '../until.ts';

const part = { amount: { amount: 450, currency: 'USD' as const } };

export const refund: Story = {
  name: 'refund',
  begin: async (shop) => {
    const [customer, product] = await Promise.all([shop.newCustomer(), shop.newProduct()]);
    const { id, total } = await placePaid({ customer, product });
    const key = randomUUID();
    assert.equal(await refunded(shop, { id, key, body: part }), 450);
    return async () => {
      assert.equal(await refunded(shop, { id, key, body: part }), 450, 'a repetition refunds more');
      assert.equal(await refunded(shop, { id, key: randomUUID(), body: {} }), total?.amount);
      assert.equal((await customer.client.orders.get(id)).status, 'refunded');
    };
  },
};

interface Refund {
  readonly id: string;
  readonly key: string;
  readonly body: Parameters<QuartetClient['orders']['refund']>[1];
}

/** Refunds, and returns the amount of all refunds by then. */
async function refunded(shop: Shop, { id, key, body }: Refund): Promise<number | undefined> {
  const { orders } = await shop.admin();
  await orders.refund(id, body, { key });
  const order: Order = await orders.settled(id, inTime());
  return order.refunded?.amount;
}
