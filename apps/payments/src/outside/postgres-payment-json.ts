import type { Entry } from '../domain/ledger.ts';
import type { Operation } from '../domain/operation.ts';
import type { Payment } from '../domain/payment.ts';
import type { Review } from '../domain/review.ts';

/** The members of these are the columns that the statements read from their JSON. */
export function paymentRow(payment: Payment): object {
  const { id, state, amount, captured, refunded, refunding, disputed, dispute } = payment;
  const { orderId, userId, notice, method, declineReason, reference } = payment;
  return {
    ...{ id, order_id: orderId, user_id: userId, state },
    ...{ amount: amount.amount, currency: amount.currency },
    captured: captured.amount,
    refunded: refunded.amount,
    refunding: refunding.amount,
    disputed: disputed.amount,
    ...{ dispute, notice, method, decline_reason: declineReason, reference },
  };
}

export function operationRow(operation: Operation): object {
  const { key, kind, state, reason, origin, amount } = operation;
  return { key, kind, state, reason, origin, amount: amount.amount };
}

export function entryRow({ operationKey, debit, credit, amount: money }: Entry): object {
  const { amount, currency } = money;
  return { operation_key: operationKey, debit, credit, amount, currency };
}

export function reviewRow({ paymentId, orderId, ...review }: Review): object {
  return { ...review, payment_id: paymentId, order_id: orderId };
}

export function reviewsJson(reviews: readonly Review[]): string {
  return JSON.stringify(reviews.map(reviewRow));
}
