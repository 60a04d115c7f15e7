import assert from 'node:assert/strict';
import { once } from 'node:events';
import { unwrap } from '@quartet/client';
import { WebSocket } from 'ws';
import type { Customer, Shop } from '../shop.ts';
import type { Story } from '../story.ts';
import { until } from '../until.ts';
import { placePaid } from './order.ts';

/** The customer hears of a refund on a socket that was open before. */
export const socket: Story = {
  name: 'socket',
  begin: async (shop) => {
    const [customer, product] = await Promise.all([shop.newCustomer(), shop.newProduct()]);
    const { id, total } = await placePaid({ customer, product });
    const messages = await subscribe(shop, { customer, id });
    return async () => {
      const later = await subscribe(shop, { customer, id });
      const { orders } = await shop.admin();
      await orders.refund(id);
      for (const received of [messages, later]) {
        const event = await until('order.refunded on the socket', () => findRefund(received));
        assert.partialDeepStrictEqual(event, { orderId: id, status: 'refunded', total });
      }
    };
  },
};

type Message = Readonly<Record<string, unknown>>;

function findRefund(messages: readonly Message[]): Message | undefined {
  return messages.find(({ type }) => type === 'order.refunded');
}

interface Subscription {
  readonly customer: Customer;
  /** The order. */
  readonly id: string;
}

/** Messages about an order, which come in later. The socket does not keep the process alive. */
async function subscribe(
  { ready: { url }, open }: Shop,
  { customer: { account }, id }: Subscription,
): Promise<readonly Message[]> {
  const login = await unwrap(open().api.POST('/api/users/login', { body: account }));
  const address = new URL(`/live?token=${login.accessToken}`, url.replace('http', 'ws'));
  const client = new WebSocket(address);
  const messages: Message[] = [];
  const request = () => client.send(JSON.stringify({ action: 'subscribe', orderId: id }));
  client.on('message', (data) => {
    const message = JSON.parse(String(data)) as Message;
    messages.push(message);
    // The gateway answers so when the function has failed or has taken too long, which a client repeats.
    if (message['message'] === 'Internal server error') request();
  });
  await once(client, 'open');
  client.on('error', () => undefined);
  request();
  await until('the subscription', () => messages.find(({ subscribed }) => subscribed === id));
  return messages;
}
