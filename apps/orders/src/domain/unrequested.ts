import { isEqual, isLess, type Money, zero } from '@quartet/money';
import { type Dispute, type MoneyChange, move, type Order } from './order.ts';
import { isPaid, type State } from './states.ts';

/** The money of an order at the payments service, whoever moved it. */
export interface PaymentMoney {
  readonly refunded: Money;
  readonly dispute: Dispute | null;
}

/**
 * The order with the money as it is by now; undefined when it shows that already. Only a paid order at rest may be
 * changed: in any other state the saga is about to find out itself.
 */
export function takeOver(order: Order, { refunded, dispute }: PaymentMoney): Order | undefined {
  const { total, refunded: before } = order;
  if (total === null || before === null || !isPaid(order.state)) return undefined;
  const isSame = isEqual(before, refunded);
  if (isSame && isSameDispute(order.dispute, dispute)) return undefined;
  return move(order, stateAfter(refunded, total), {
    ...{ refunded, dispute, change: isSame ? changeTo(dispute) : 'refund_changed' },
  });
}

function stateAfter(refunded: Money, total: Money): State {
  if (isEqual(refunded, zero(total.currency))) return 'CONFIRMED';
  return isLess(refunded, total) ? 'PARTIALLY_REFUNDED' : 'REFUNDED';
}

function isSameDispute(one: Dispute | null, other: Dispute | null): boolean {
  if (one === null || other === null) return one === other;
  return one.state === other.state && isEqual(one.amount, other.amount);
}

function changeTo(dispute: Dispute | null): MoneyChange {
  if (dispute === null) return 'refund_changed';
  return dispute.state === 'open' ? 'dispute_opened' : `dispute_${dispute.state}`;
}
