import { Problem } from '@quartet/problem';
import { compensate } from './compensating.ts';
import { move, type Order } from './order.ts';
import type { State } from './states.ts';

/** retry: ask again whether it was done, and go on. undo: give everything back, if it can be. */
export const decisions = ['retry', 'undo'] as const;

export type Decision = (typeof decisions)[number];

/** An order that waits for a person, and where it got stuck. */
export interface Review {
  readonly order: Order;
  readonly stuckIn: State;
}

/**
 * Applies an operator's decision. A decision states no fact: each call is repeated with its old key, and its
 * answer decides.
 * @throws Problem `not_in_review`
 */
export function settle({ order, stuckIn }: Review, decision: Decision): Order {
  if (order.state !== 'NEEDS_REVIEW') throw settled(order);
  if (decision === 'retry') return move(order, stuckIn, { reason: order.reason });
  if (stuckIn === 'REFUNDING') {
    throw problem(order, 'A refund that may have been made can only be tried again.');
  }
  return compensate(order, order.cancelReason ?? order.reason ?? 'order_cancelled');
}

/** Somebody else was faster, or nothing was to be decided. */
export function settled(order: Order): Problem {
  return problem(order, 'The order does not wait for a review.');
}

function problem({ id }: Order, message: string): Problem {
  return new Problem('not_in_review', message, { members: { orderId: id } });
}
