import { add, isLess, type Money, subtract } from '@quartet/money';
import type { DisputeFact, RefundFact } from './fact.ts';
import type { Operation } from './operation.ts';
import { operationOf, type Payment } from './payment.ts';

/** Money that was captured by hand, or for another amount than the order asked for. */
export function captureByOthers(payment: Payment, amount: Money, source: string): Payment {
  if (payment.state === 'CAPTURED') return payment;
  const rest = isLess(amount, payment.amount) ? subtract(payment.amount, amount) : undefined;
  const moved = [
    ...(payment.state === 'AUTHORISED'
      ? []
      : [
          reported(payment, {
            kind: 'authorise',
            key: `${source}:authorised`,
            amount: payment.amount,
          }),
        ]),
    reported(payment, { kind: 'capture', key: `${source}:captured`, amount: amount }),
    ...(rest
      ? [reported(payment, { kind: 'release', key: `${source}:released`, amount: rest })]
      : []),
  ];
  return noticed({
    ...payment,
    ...{ state: 'CAPTURED', captured: amount, declineReason: null },
    operations: [
      ...payment.operations.map((operation) => without(operation, 'captured_otherwise')),
      ...moved,
    ],
  });
}

/** A hold that somebody cancelled by hand, or that expired. */
export function endByOthers(payment: Payment, reason: string, source: string): Payment {
  const voided = reported(payment, {
    kind: 'void',
    key: `${source}:ended`,
    amount: payment.amount,
  });
  return noticed({
    ...payment,
    state: 'VOIDED',
    operations: [...payment.operations.map((operation) => without(operation, reason)), voided],
  });
}

/** The key of a refund of another amount than was asked under the key. */
export const otherRefundOf = (key: string) => `${key}:refunded`;

/** The key under which a refund was asked, whatever amount it moved. */
export const askedRefundOf = (key: string) => key.replace(/:refunded(?=$|:reversal$)/, '');

/** A refund that nobody asked us for. One that failed is written down, in case its success is reported later. */
export function refundByOthers(payment: Payment, { key, amount, state }: RefundFact): Payment {
  const refund = reported(payment, { kind: 'refund', key: key, amount: amount });
  if (state === 'failed') {
    const failed: Operation = { ...refund, state: 'FAILED', reason: 'refund_failed' };
    return { ...payment, operations: [...payment.operations, failed] };
  }
  return noticed({
    ...payment,
    refunded: add(payment.refunded, amount),
    operations: [...payment.operations, refund],
  });
}

/** Takes back a refund that failed after it had succeeded. */
export function reverse(payment: Payment, refund: Operation): Payment {
  const { key, amount } = refund;
  const failed: Operation = { ...refund, state: 'FAILED', reason: 'refund_failed' };
  return noticed({
    ...payment,
    refunded: subtract(payment.refunded, amount),
    operations: [
      ...payment.operations.map((other) => (other === refund ? failed : other)),
      reported(payment, { kind: 'reversal', key: `${key}:reversal`, amount: amount }),
    ],
  });
}

/**
 * The money goes with the opening of a dispute, comes back when it is won, and stays away when it is lost. The
 * amount is the one that was withdrawn first.
 */
export function dispute(payment: Payment, { key, state, ...fact }: DisputeFact): Payment {
  const known = operationOf(payment, key);
  const isWon = operationOf(payment, `${key}:reversal`) !== undefined;
  if (known && (known.kind !== 'dispute' || state === 'open' || isWon)) return payment;
  if (state === 'lost' && known && payment.dispute === 'LOST') return payment;
  const amount = known?.amount ?? fact.amount;
  const withdrawn = known
    ? payment
    : {
        ...payment,
        disputed: add(payment.disputed, amount),
        operations: [...payment.operations, reported(payment, { kind: 'dispute', key, amount })],
      };
  if (state === 'open') return noticed({ ...withdrawn, dispute: 'OPEN' });
  if (state === 'lost') return noticed({ ...withdrawn, dispute: 'LOST' });
  const back = reported(payment, { kind: 'reversal', key: `${key}:reversal`, amount });
  return noticed({
    ...withdrawn,
    dispute: 'WON',
    disputed: subtract(withdrawn.disputed, amount),
    operations: [...withdrawn.operations, back],
  });
}

/** The order did not ask for this change, so it has to be told. */
function noticed(payment: Payment): Payment {
  return { ...payment, notice: payment.notice + 1 };
}

function reported(
  { id: paymentId }: Payment,
  moved: Pick<Operation, 'kind' | 'key' | 'amount'>,
): Operation {
  return { ...moved, paymentId, origin: 'provider', state: 'SUCCEEDED', reason: null };
}

/** Ends the operations that the report has made impossible. */
function without(operation: Operation, reason: string): Operation {
  if (operation.state !== 'PENDING' || operation.kind === 'refund' || operation.kind === 'void')
    return operation;
  return { ...operation, state: 'FAILED', reason };
}
