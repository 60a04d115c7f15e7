import { currencies, type Money, zero } from '@quartet/money';
import { Problem } from '@quartet/problem';
import { begin, type Operation } from './operation.ts';

export type PaymentState =
  'AUTHORISING' | 'UNKNOWN' | 'AUTHORISED' | 'DECLINED' | 'CAPTURED' | 'VOIDED';

export interface Payment {
  readonly id: string;
  readonly orderId: string;
  readonly userId: string;
  readonly state: PaymentState;
  readonly amount: Money;
  readonly captured: Money;
  readonly refunded: Money;
  /** Asked back, and not yet known to be back. */
  readonly refunding: Money;
  /** Null when the payment was voided before anybody asked for it. */
  readonly method: string | null;
  readonly declineReason: string | null;
  /** The provider's own name of the payment, known since it was authorised. */
  readonly reference: string | null;
  readonly operations: readonly Operation[];
}

/** A payment with the times that the database gave it. */
export interface SavedPayment extends Payment {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface PaymentRequest {
  readonly id: string;
  readonly orderId: string;
  readonly userId: string;
  readonly amount: Money;
  readonly method: string;
}

export type Tombstone = Pick<PaymentRequest, 'id' | 'orderId' | 'userId'>;

export function open({ id, orderId, userId, amount, method }: PaymentRequest): Payment {
  return {
    ...blank({ id, orderId, userId }, amount),
    state: 'AUTHORISING',
    method,
    operations: [begin('authorise', id, amount)],
  };
}

/** Closes an id before anything was asked under it, so that whatever is asked later comes too late. */
export function bury(tombstone: Tombstone): Payment {
  return blank(tombstone, zero(currencies[0]));
}

function blank(ids: Tombstone, amount: Money): Payment {
  const none = zero(amount.currency);
  return {
    ...ids,
    state: 'VOIDED',
    amount,
    captured: none,
    refunded: none,
    refunding: none,
    method: null,
    declineReason: null,
    reference: null,
    operations: [],
  };
}

export function operationOf(payment: Payment, key: string): Operation | undefined {
  return payment.operations.find((operation) => operation.key === key);
}

export function stateOf(payment: Payment, kind: Operation['kind']): Operation['state'] | undefined {
  return payment.operations.find((operation) => operation.kind === kind)?.state;
}

/** A void that was asked counts as done for everybody who wants money of the payment. */
export function isVoided(payment: Payment): boolean {
  return payment.state === 'VOIDED' || stateOf(payment, 'void') !== undefined;
}

export function isInDoubt(payment: Payment): boolean {
  return payment.state === 'AUTHORISING' || payment.state === 'UNKNOWN';
}

export function closed(payment: Payment): Problem {
  return new Problem('payment_closed', `The payment is closed: ${payment.state.toLowerCase()}.`);
}

export function reused(): Problem {
  return new Problem('id_reused', 'This id was used with other values before.');
}
