import type { Client, OrderBody } from './client.ts';

/** Whom a path is walked by, and what there is to buy. */
export interface PathContext {
  readonly client: Client;
  readonly shopper: string;
  readonly admin: string;
  /** Products: plenty of one, none of the other. */
  readonly inStock: string;
  readonly soldOut: string;
  /** Until nothing is on its way any more; asks no service, or their points would be counted by the clock. */
  waitUntilIdle(): Promise<void>;
}

/** One way that an order can go. */
export interface Path {
  readonly name: string;
  /** What the services need for it. */
  readonly environment: NodeJS.ProcessEnv;
  /** Answers the order's id. */
  run(walker: PathContext): Promise<string>;
  /** The statuses that it may end with, whatever happens on the way. */
  readonly allowedStatuses: readonly string[];
}

export async function placeOrder(
  { client, shopper, inStock: plenty }: PathContext,
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
export async function finalStatus(walker: PathContext, id: string): Promise<string> {
  await walker.waitUntilIdle();
  const path = `/api/orders/${id}`;
  const { body } = await walker.client({ method: 'GET', path, token: walker.admin });
  return body.status ?? 'unknown';
}
