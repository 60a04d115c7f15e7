import type { Deps, OrderWaiter } from '../deps.ts';
import { type Intent, replay } from '../domain/idempotency.ts';
import type { Order } from '../domain/order.ts';
import { reserve } from '../domain/reserving.ts';

interface StartOrderParts extends Pick<Deps, 'orders'> {
  readonly run: OrderWaiter['start'] | OrderWaiter['runAndWait'];
}

/** Stores a new order and runs its saga; a repeated request returns the order of the first one. */
export async function startOrder(
  { orders, run }: StartOrderParts,
  placed: Order,
  intent: Intent,
): Promise<Order> {
  const lease = await orders.place([placed, reserve(placed)], intent);
  if (lease) return run(lease);
  const first = await orders.firstOf(intent);
  if (!first) throw new Error('an idempotency key that exists cannot be found');
  // A refund under way says nothing about the placing, which has ended.
  const leased = first.leased && first.order.state !== 'REFUNDING';
  return replay({ ...first, leased }, intent);
}
