import { isEqual, type Money } from '@quartet/money';
import type { Operation } from './operation.ts';
import { operationOf, type Payment, type SavedPayment } from './payment.ts';
import { askedRefundOf, otherRefundOf } from './unrequested.ts';

/** Something about money that only a person can decide. A kind and a subject name it once and for all. */
export interface Review {
  readonly kind: string;
  /** The operation, the payment or the provider's object that it is about. */
  readonly subject: string;
  readonly paymentId: string | null;
  readonly orderId: string | null;
  /** The provider's side and ours, as far as each has one. */
  readonly provider: object | null;
  readonly books: object | null;
  readonly advice: string;
}

interface SavedReviewTimes {
  readonly id: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly note: string | null;
}

export type SavedReview = Review & SavedReviewTimes;

const advices = {
  refund_failed: 'Pay the customer in another way, or begin another refund of the order.',
  refund_differs: 'Give the customer the rest, or claim back what is too much.',
  captured_by_others: 'Ship the order, or refund what was captured at the provider.',
  order_differs: 'Compare the order with its payment; the payment agrees with the provider.',
  disputed: "Submit evidence at the provider, or accept the cardholder's dispute.",
} as const;

type Kind = keyof typeof advices;

/** The reviews that a change makes necessary. */
export function reviewsBetween(before: Payment, after: Payment): readonly Review[] {
  return after.operations
    .filter(({ key }) => operationOf(before, key) === undefined)
    .flatMap((operation) => {
      const kind = kindOf(operation, after);
      return kind ? [reviewOf(kind, operation, after)] : [];
    });
}

function kindOf({ kind, origin, key }: Operation, after: Payment): Kind | undefined {
  if (kind === 'dispute') return 'disputed';
  if (kind === 'capture' && origin === 'provider') return 'captured_by_others';
  if (kind === 'refund' && origin === 'provider' && key === otherRefundOf(askedRefundOf(key)))
    return 'refund_differs';
  const undone = operationOf(after, key.replace(/:reversal$/, ''));
  return kind === 'reversal' && undone?.kind === 'refund' ? 'refund_failed' : undefined;
}

function reviewOf(kind: Kind, { key, amount }: Operation, payment: Payment): Review {
  const { id, orderId, state, captured, refunded, disputed } = payment;
  return {
    ...{ kind, subject: key, paymentId: id, orderId },
    provider: { key, amount },
    books: { state, captured, refunded, disputed },
    advice: advices[kind],
  };
}

/** The money that an order shows to its user. */
export interface ShownMoney {
  readonly total: Money;
  readonly refunded: Money;
}

/** Milliseconds after which an order has read the latest change of its payment. */
const rest = 60_000;

export function isAtRest({ updatedAt }: SavedPayment, now: Date): boolean {
  return now.getTime() - updatedAt.getTime() >= rest;
}

/** The review of an order that shows other money than its payment; undefined when they agree. */
export function reviewOfOrder(payment: Payment, shown: ShownMoney | null): Review | undefined {
  const { id, orderId, captured, refunded } = payment;
  const isSame = shown
    ? isEqual(shown.total, captured) && isEqual(shown.refunded, refunded)
    : captured.amount === refunded.amount;
  if (isSame) return undefined;
  return {
    ...{ kind: 'order_differs', subject: `${id}:${payment.notice}`, paymentId: id, orderId },
    ...{ provider: null, books: { payment: { captured, refunded }, order: shown } },
    advice: advices.order_differs,
  };
}
