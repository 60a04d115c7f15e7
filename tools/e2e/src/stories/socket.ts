import assert from 'node:assert/strict';
import type { Story } from '../story.ts';
import { until } from '../until.ts';
import { placePaid } from './order.ts';
import { type Message, subscribe } from './subscription.ts';

/** The customer hears of a refund on a socket that was open before. */
export const socket: Story = {
  name: 'socket',
  begin: async (shop) => {
    const [customer, product] = await Promise.all([shop.newCustomer(), shop.newProduct()]);
    const { id, total } = await placePaid({ customer, product });
    const { messages } = await subscribe(shop, { customer, id });
    return async () => {
      const { messages: later } = await subscribe(shop, { customer, id });
      const { orders } = await shop.admin();
      await orders.refund(id);
      for (const received of [messages, later]) {
        const event = await until('order.refunded on the socket', () => findRefund(received));
        assert.partialDeepStrictEqual(event, { orderId: id, status: 'refunded', total });
      }
    };
  },
};

function findRefund(messages: readonly Message[]): Message | undefined {
  return messages.find(({ type }) => type === 'order.refunded');
}
