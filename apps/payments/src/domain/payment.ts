import { currencies, type Money, zero } from '@quartet/money';
import { Problem } from '@quartet/problem';
import { begin, type CommandKind, type Operation } from './operation.ts';

export type PaymentState =
  'AUTHORISING' | 'UNKNOWN' | 'AUTHORISED' | 'DECLINED' | 'CAPTURED' | 'VOIDED';

export type DisputeState = 'OPEN' | 'WON' | 'LOST';

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
  /** Withdrawn by disputes that are open or lost. */
  readonly disputed: Money;
  readonly dispute: DisputeState | null;
  /** Null when the payment was voided before anybody asked for it. */
  readonly method: string | null;
  readonly declineReason: string | null;
  /** The provider's own name of the payment, known since the provider first answered. */
  readonly reference: string | null;
  /** Counts the changes of the money that the order did not ask for. */
  readonly notice: number;
  readonly operations: readonly Operation[];
}

/** A payment as it was read or written. */
export interface SavedPayment extends Payment {
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Differs after each write, whoever made it. */
  readonly version: string;
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
    ...{ captured: none, refunded: none, refunding: none, disputed: none },
    dispute: null,
    method: null,
    declineReason: null,
    reference: null,
    notice: 0,
    operations: [],
  };
}

export function operationOf(payment: Payment, key: string): Operation | undefined {
  return payment.operations.find((operation) => operation.key === key);
}

/** The operation of this kind that the order asked for. */
export function ownOf(payment: Payment, kind: CommandKind): Operation | undefined {
  return payment.operations.find(
    (operation) => operation.kind === kind && operation.origin === 'order',
  );
}

export function stateOf(payment: Payment, kind: CommandKind): Operation['state'] | undefined {
  return ownOf(payment, kind)?.state;
}

/** A void that was asked counts as done for everybody who wants money of the payment. */
export function isVoided(payment: Payment): boolean {
  return payment.state === 'VOIDED' || stateOf(payment, 'void') !== undefined;
}

export function isInDoubt(payment: Payment): boolean {
  return payment.state === 'AUTHORISING' || payment.state === 'UNKNOWN';
}

/** Nothing is held any more, and nobody has to ask the provider about it. */
export function isReleased(payment: Payment): boolean {
  if (payment.state === 'VOIDED') return true;
  return payment.state === 'DECLINED' && stateOf(payment, 'void') === 'SUCCEEDED';
}

export function closed(payment: Payment): Problem {
  return new Problem('payment_closed', `The payment is closed: ${payment.state.toLowerCase()}.`);
}

export function reused(): Problem {
  return new Problem('id_reused', 'This id was used with other values before.');
}
