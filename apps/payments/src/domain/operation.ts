import type { Money } from '@quartet/money';

/** The operations that an order asks for; each is one call to the provider. */
export type CommandKind = 'authorise' | 'capture' | 'void' | 'refund';

/**
 * `release` frees what a capture for less did not take; `dispute` takes money back on behalf of the
 * cardholder; `reversal` undoes a refund or a dispute.
 */
export type OperationKind = CommandKind | 'release' | 'reversal' | 'dispute';

export type OperationState = 'PENDING' | 'SUCCEEDED' | 'FAILED';

/**
 * One movement of money. One that an order asks for is written before the provider is called, and its key
 * is the provider's idempotency key for ever. One that only the provider reports has a key made of the
 * provider's reference.
 */
export interface Operation {
  readonly key: string;
  readonly paymentId: string;
  readonly kind: OperationKind;
  readonly origin: 'order' | 'provider';
  readonly amount: Money;
  readonly state: OperationState;
  readonly reason: string | null;
}

/** The certain outcome of an operation: it moved this amount, or it never will. */
export type Settlement = (
  | { readonly kind: 'succeeded'; readonly amount: Money }
  | { readonly kind: 'refused'; readonly reason: string }
) & {
  /** The provider's own name of the payment, if it has one. */
  readonly reference?: string;
};

/** The outcome of an operation at the provider. A missing or malformed response proves nothing. */
export type Outcome = Settlement | { readonly kind: 'unknown'; readonly cause?: unknown };

export function begin(
  kind: Exclude<CommandKind, 'refund'>,
  paymentId: string,
  amount: Money,
): Operation {
  const key = kind === 'authorise' ? paymentId : `${paymentId}:${kind}`;
  return { key, paymentId, kind, origin: 'order', amount, state: 'PENDING', reason: null };
}

/** True for the keys that only commands of the order have. */
export function isCommandKey(paymentId: string, key: string): boolean {
  return [paymentId, `${paymentId}:capture`, `${paymentId}:void`].includes(key);
}

/** The operation with its outcome. Another amount than was asked is no outcome of it: see `settle`. */
export function end(operation: Operation, settlement: Settlement): Operation {
  if (settlement.kind === 'refused')
    return { ...operation, state: 'FAILED', reason: settlement.reason };
  return { ...operation, state: 'SUCCEEDED' };
}
