import { add, format, isLess, type Money, subtract, zero } from '@quartet/money';
import { Problem, type ProblemCode } from '@quartet/problem';
import { move, type Order, type Refund } from './order.ts';
import type { Done, Refused } from './outcomes.ts';

/**
 * Begins to give money back, all that is left of it unless an amount is named.
 * @throws Problem `not_refundable`, `currency_mismatch` or `refund_exceeds_capture`.
 */
export function refund(order: Order, id: string, amount?: Money): Order {
  const left = leftOf(order);
  const wanted = amount ?? left;
  if (wanted.currency !== left.currency) {
    throw problem(order, 'currency_mismatch', `The order was paid in ${left.currency}.`);
  }
  if (left.amount === 0 || isLess(left, wanted)) {
    throw problem(order, 'refund_exceeds_capture', `At most ${format(left)} can be refunded.`);
  }
  if (order.state === 'REFUNDING') throw busy(order);
  return move(order, 'REFUNDING', {
    refund: { id, amount: wanted, state: 'PENDING', reason: null },
  });
}

export function busy(order: Order): Problem {
  return new Problem('not_refundable', 'Another refund of this order is under way.', {
    retryAfter: 1,
    members: { orderId: order.id },
  });
}

export function refunded(order: Order, outcome: Done | Refused): Order {
  const { total, refund } = order;
  if (total === null || refund === null)
    throw new Error(`order ${order.id} has no refund under way`);
  const before = order.refunded ?? zero(total.currency);
  if (outcome.kind === 'refused') {
    const { reason } = outcome;
    const former = before.amount === 0 ? 'CONFIRMED' : 'PARTIALLY_REFUNDED';
    return move(order, former, { reason, refund: { ...refund, state: 'REFUSED', reason } });
  }
  const after = add(before, refund.amount);
  const state = isLess(after, total) ? 'PARTIALLY_REFUNDED' : 'REFUNDED';
  return move(order, state, { refunded: after, refund: { ...refund, state: 'SUCCEEDED' } });
}

/** The problem of a refund that was refused; undefined for all other refunds. */
export function refusal(order: Order, refund: Refund): Problem | undefined {
  if (refund.state !== 'REFUSED') return undefined;
  return problem(
    order,
    refund.reason ?? 'not_refundable',
    'The refund was refused; nothing was given back.',
  );
}

function leftOf(order: Order): Money {
  const { total, refunded, refund, state } = order;
  if (total === null || refunded === null || state === 'NEEDS_REVIEW') {
    throw problem(order, 'not_refundable', 'Only a confirmed order can be refunded.');
  }
  const left = subtract(total, refunded);
  return refund?.state === 'PENDING' ? subtract(left, refund.amount) : left;
}

function problem(order: Order, code: ProblemCode, message: string): Problem {
  return new Problem(code, message, { members: { orderId: order.id } });
}
