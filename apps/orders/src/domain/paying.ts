import { isEqual, zero } from '@quartet/money';
import { compensate } from './compensating.ts';
import { move, type Order } from './order.ts';
import type { Authorised, Done, Refused } from './outcomes.ts';

export function authorise(order: Order, paymentId: string): Order {
  return move(order, 'AUTHORISING', { paymentId });
}

export function authorised(order: Order, outcome: Authorised | Refused): Order {
  if (outcome.kind === 'refused') return compensate(order, outcome.reason);
  if (order.total === null || !isEqual(outcome.amount, order.total)) {
    return compensate(order, 'id_reused');
  }
  return move(order, 'AUTHORISED');
}

/** Moves the order to CONFIRMING, after which it can no longer be cancelled. */
export function confirm(order: Order): Order {
  return move(order, 'CONFIRMING');
}

export function committed(order: Order, outcome: Done | Refused): Order {
  return outcome.kind === 'refused' ? compensate(order, outcome.reason) : move(order, 'CAPTURING');
}

/** The pivot: the money has moved, and the order only goes forward. */
export function captured(order: Order, outcome: Done | Refused): Order {
  if (outcome.kind === 'refused') return compensate(order, outcome.reason);
  if (order.total === null) throw new Error(`order ${order.id} was captured without a total`);
  return move(order, 'CONFIRMED', { refunded: zero(order.total.currency) });
}
