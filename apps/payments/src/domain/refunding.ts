import { add, format, isEqual, isLess, type Money, subtract } from '@quartet/money';
import { Problem } from '@quartet/problem';
import type { Operation } from './operation.ts';
import { closed, operationOf, type Payment, reused } from './payment.ts';

export interface Refund {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly state: Operation['state'];
  readonly createdAt: Date;
}

/** Sets the amount aside before it is asked back, so that two refunds cannot count on the same money. */
export function refund(payment: Payment, refundId: string, amount: Money): Payment {
  const known = operationOf(payment, refundId);
  if (known && (known.kind !== 'refund' || !isEqual(known.amount, amount))) throw reused();
  if (known) return payment;
  if (payment.state !== 'CAPTURED') throw closed(payment);
  if (amount.currency !== payment.amount.currency || isLess(refundable(payment), amount))
    throw tooMuch(payment);
  const operation: Operation = {
    key: refundId,
    paymentId: payment.id,
    kind: 'refund',
    origin: 'order',
    amount,
    state: 'PENDING',
    reason: null,
  };
  return {
    ...payment,
    refunding: add(payment.refunding, amount),
    operations: [...payment.operations, operation],
  };
}

function refundable({ captured, refunded, refunding, disputed }: Payment): Money {
  return subtract(captured, add(add(refunded, refunding), disputed));
}

function tooMuch(payment: Payment): Problem {
  const most = format(refundable(payment));
  return new Problem('refund_exceeds_capture', `At most ${most} can be refunded.`);
}
