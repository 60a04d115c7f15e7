import type { Client, OrderBody } from './client.ts';

/** The client, the tokens and the products for a run of a path. */
export interface PathContext {
  readonly client: Client;
  readonly shopper: string;
  readonly admin: string;
  /** The id of a product that is in stock. */
  readonly inStock: string;
  readonly soldOut: string;
  /** Waits without a request to a service, whose fault points would be counted otherwise. */
  waitUntilIdle(): Promise<void>;
}

/** One course that an order can take, or several that are placed at once. */
export interface Path {
  readonly name: string;
  /** Additional environment of the services. */
  readonly environment: NodeJS.ProcessEnv;
  /** Runs the path, and returns the ids of its orders. */
  run(context: PathContext): Promise<readonly string[]>;
  /** The final statuses of an order that are correct with any fault. */
  readonly allowedStatuses: readonly string[];
}

export async function placeOrder(
  { client, shopper, inStock: plenty }: PathContext,
  paymentMethod: string,
  productId = plenty,
): Promise<string> {
  const items = [{ productId, quantity: 2 }];
  const body = { items, paymentMethod };
  const response = await client({ method: 'POST', path: '/api/orders', token: shopper, body });
  return idOf(response.body);
}

function idOf({ id, orderId }: OrderBody): string {
  const anyId = id ?? orderId;
  if (anyId === undefined) throw new Error('the response contains no order id');
  return anyId;
}

/** The status of the order once everything is idle. */
export async function finalStatus(context: PathContext, id: string): Promise<string> {
  await context.waitUntilIdle();
  const path = `/api/orders/${id}`;
  const { body } = await context.client({ method: 'GET', path, token: context.admin });
  return body.status ?? 'unknown';
}
