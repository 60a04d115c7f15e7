import type { Client, OrderBody } from './client.ts';

/** Whom a path is walked by, and what there is to buy. */
export interface Walker {
  readonly client: Client;
  readonly shopper: string;
  readonly admin: string;
  /** Products: plenty of one, none of the other. */
  readonly plenty: string;
  readonly none: string;
  /** Until nothing is on its way any more; asks no service, or their points would be counted by the clock. */
  settled(): Promise<void>;
}

/** One way that an order can go. */
export interface Path {
  readonly name: string;
  /** What the services need for it. */
  readonly environment: NodeJS.ProcessEnv;
  /** Answers the order's id. */
  walk(walker: Walker): Promise<string>;
  /** The statuses that it may end with, whatever happens on the way. */
  readonly ends: readonly string[];
}

export async function place(
  { client, shopper, plenty }: Walker,
  paymentMethod: string,
  productId = plenty,
): Promise<string> {
  const items = [{ productId, quantity: 2 }];
  const body = { items, paymentMethod };
  const answer = await client({ method: 'POST', path: '/api/orders', token: shopper, body });
  return idOf(answer.body);
}

function idOf({ id, orderId }: OrderBody): string {
  const found = id ?? orderId;
  if (found === undefined) throw new Error('an order was answered without its id');
  return found;
}

/** The status that the order has when nothing moves it any more. */
export async function untilEnded(walker: Walker, id: string): Promise<string> {
  await walker.settled();
  const path = `/api/orders/${id}`;
  const { body } = await walker.client({ method: 'GET', path, token: walker.admin });
  return body.status ?? 'unknown';
}
