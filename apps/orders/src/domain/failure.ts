import { Problem } from '@quartet/problem';
import type { Order } from './order.ts';
import { statusOf } from './states.ts';

/** The reason why the order ended without being confirmed; undefined for all other orders. */
export function failureOf(order: Order): Problem | undefined {
  const status = statusOf[order.state];
  if (status !== 'rejected' && status !== 'cancelled' && status !== 'expired') return undefined;
  if (order.reason === null) throw new Error(`order ${order.id} is ${status} for no reason`);
  return new Problem(
    order.reason,
    `The order is ${status}; nothing is charged and no stock is held.`,
    {
      members: { orderId: order.id },
    },
  );
}
