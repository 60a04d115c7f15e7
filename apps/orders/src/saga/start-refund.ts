import type { Money } from '@quartet/money';
import type { Deps } from '../deps.ts';
import { type Intent, replay } from '../domain/idempotency.ts';
import type { Order, Refund } from '../domain/order.ts';
import { busy, refund } from '../domain/refunding.ts';
import { refundIdOf } from './ids.ts';

export interface RefundRequest {
  readonly intent: Intent;
  /** All that is left of the payment, unless given. */
  readonly amount: Money | undefined;
}

/** Stores a refund and runs its saga; a repeated request returns the refund of the first one. */
export async function startRefund(
  deps: Pick<Deps, 'orders' | 'refunds' | 'waiter'>,
  orderId: string,
  request: RefundRequest,
): Promise<{ readonly order: Order; readonly made: Refund }> {
  const { intent } = request;
  const first = await deps.orders.firstOf(intent);
  const order = first ? replay(first, intent) : await begin(deps, orderId, request);
  return { order, made: await deps.refunds.get(refundIdOf(orderId, intent)) };
}

/** Only one of several concurrent refunds begins; the others are decided again on the order that it left. */
async function begin(
  { orders, refunds, waiter }: Pick<Deps, 'orders' | 'refunds' | 'waiter'>,
  orderId: string,
  { intent, amount }: RefundRequest,
): Promise<Order> {
  const id = refundIdOf(orderId, intent);
  const order = await orders.get(orderId);
  const lease = await refunds.begin(order, refund(order, id, amount), intent);
  if (lease) return waiter.runAndWait(lease);
  const first = await orders.firstOf(intent);
  if (first) return replay(first, intent);
  refund(await orders.get(orderId), id, amount);
  throw busy(order);
}
