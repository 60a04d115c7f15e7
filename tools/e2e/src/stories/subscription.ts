import { once } from 'node:events';
import { type Tokens, unwrap } from '@quartet/client';
import { WebSocket } from 'ws';
import type { Customer, Shop } from '../shop.ts';
import { until } from '../until.ts';

export type Message = Readonly<Record<string, unknown>>;

/** A WebSocket that is subscribed to an order, in a session of its own. */
interface Subscription {
  /** The messages about the order, which come in later. */
  readonly messages: readonly Message[];
  /** The tokens of the session. */
  readonly tokens: Tokens;
  isClosed(): boolean;
}

interface Subscriber {
  readonly customer: Customer;
  /** The order. */
  readonly id: string;
}

/** Opens a socket that does not keep the process alive, and waits until it is subscribed. */
export async function subscribe(
  { ready: { url }, open }: Shop,
  { customer: { account }, id }: Subscriber,
): Promise<Subscription> {
  const tokens = await unwrap(open().api.POST('/api/users/login', { body: account }));
  const address = new URL(`/live?token=${tokens.accessToken}`, url.replace('http', 'ws'));
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
  return { messages, tokens, isClosed: () => client.readyState === WebSocket.CLOSED };
}
