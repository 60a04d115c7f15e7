import { Problem, type ProblemCode } from '@quartet/problem';
import { move, type Order } from './order.ts';
import type { Refused } from './outcomes.ts';
import { isCancellable, type State } from './states.ts';

/** @throws Problem `too_late_to_cancel` unless it can still be, or already is to be, cancelled. */
export function cancel(order: Order): Order {
  if (order.cancelReason === 'order_cancelled') return order;
  if (!isCancellable(order.state) || order.cancelReason !== null) throw tooLate(order);
  return { ...order, cancelReason: 'order_cancelled' };
}

/** The problem of a cancel that came too late; an earlier refusal is the problem instead. */
export function tooLate(order: Order): Problem {
  return new Problem('too_late_to_cancel', 'The order can no longer be cancelled.', {
    members: { orderId: order.id },
  });
}

/** Moves the order to COMPENSATING: everything that was begun is undone. */
export function compensate(order: Order, reason: ProblemCode): Order {
  return move(order, 'COMPENSATING', { reason });
}

export function compensated(order: Order): Order {
  return move(order, endOf(order.reason), { reason: order.reason });
}

function endOf(reason: ProblemCode | null): State {
  if (reason === 'order_cancelled') return 'CANCELLED';
  if (reason === 'order_expired') return 'EXPIRED';
  return 'REJECTED';
}

/** Money that was thought free has moved, or nobody knows for too long: a person must look. */
export function needReview(order: Order, reason: Refused['reason'] | null = order.reason): Order {
  return move(order, 'NEEDS_REVIEW', { reason });
}
