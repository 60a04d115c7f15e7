import type { Entry } from '../domain/ledger.ts';
import type { Operation } from '../domain/operation.ts';
import type { Payment } from '../domain/payment.ts';
import type { Review } from '../domain/review.ts';

/** The JSON parameters of the statements that write a payment. */
export function paymentJson(payment: Payment): string {
  const { id, state, amount, captured, refunded, refunding, disputed, dispute } = payment;
  const { orderId, userId, notice, method, declineReason, reference } = payment;
  return JSON.stringify({
    ...{ id, order_id: orderId, user_id: userId, state },
    ...{ amount: amount.amount, currency: amount.currency },
    captured: captured.amount,
    refunded: refunded.amount,
    refunding: refunding.amount,
    disputed: disputed.amount,
    ...{ dispute, notice, method, decline_reason: declineReason, reference },
  });
}

export function operationsJson(
  operations: readonly Operation[],
  isNew: (operation: Operation) => boolean = () => true,
): string {
  return JSON.stringify(
    operations.map((operation) => ({
      ...operation,
      amount: operation.amount.amount,
      is_new: isNew(operation),
    })),
  );
}

export function entriesJson(entries: readonly Entry[]): string {
  return JSON.stringify(
    entries.map(({ operationKey, debit, credit, amount: { amount, currency } }) => ({
      ...{ operation_key: operationKey, debit, credit, amount, currency },
    })),
  );
}

export function reviewsJson(reviews: readonly Review[]): string {
  return JSON.stringify(
    reviews.map(({ paymentId, orderId, ...review }) => ({
      ...{ ...review, payment_id: paymentId, order_id: orderId },
    })),
  );
}
