import { add, isEqual, type Money, subtract } from '@quartet/money';
import { end, type Operation, type Settlement } from './operation.ts';
import { operationOf, type Payment, stateOf } from './payment.ts';
import { captureByOthers, otherRefundOf, refundByOthers, reverse } from './unrequested.ts';
import { beginVoid } from './voiding.ts';

/**
 * Enters the outcome of an operation. What is settled stays settled, in whatever order outcomes arrive; only
 * a refund may still fail after it succeeded.
 */
export function settle(payment: Payment, key: string, settlement: Settlement): Payment {
  const operation = operationOf(payment, otherRefundOf(key)) ?? operationOf(payment, key);
  if (operation?.state === 'SUCCEEDED' && operation.kind === 'refund') {
    return settlement.kind === 'refused' ? reverse(payment, operation) : payment;
  }
  if (operation?.state !== 'PENDING') return payment;
  const named = name(payment, settlement);
  if (settlement.kind === 'succeeded' && !isEqual(settlement.amount, operation.amount))
    return moveOther(named, operation, settlement.amount);
  return finish(named, end(operation, settlement));
}

function finish(payment: Payment, ended: Operation): Payment {
  const after = ended.state === 'SUCCEEDED' ? succeed(payment, ended) : fail(payment, ended);
  return replace(after, ended);
}

/**
 * The provider moved another amount than was asked, which is a fact like any other. A void frees the whole hold,
 * whatever amount it names. A capture or a refund in another currency is left to the reconciliation.
 */
function moveOther(payment: Payment, operation: Operation, amount: Money): Payment {
  if (operation.kind === 'authorise') return refuseOther(payment, operation);
  if (operation.kind === 'void') return finish(payment, { ...operation, state: 'SUCCEEDED' });
  if (amount.currency !== operation.amount.currency) return payment;
  if (operation.kind === 'capture') return captureByOthers(payment, amount, operation.key);
  const refused = end(operation, { kind: 'refused', reason: 'refunded_otherwise' });
  const key = otherRefundOf(operation.key);
  return refundByOthers(finish(payment, refused), {
    kind: 'refund',
    key,
    amount,
    state: 'succeeded',
  });
}

/** A hold of another amount pays for nothing: it is declined, and given back. */
function refuseOther(payment: Payment, operation: Operation): Payment {
  const ended = end(operation, { kind: 'refused', reason: 'partially_authorised' });
  const declined = replace(fail(payment, ended), ended);
  return stateOf(declined, 'void') ? declined : beginVoid(declined);
}

function name(payment: Payment, { reference }: Settlement): Payment {
  return { ...payment, reference: payment.reference ?? reference ?? null };
}

function replace(payment: Payment, ended: Operation): Payment {
  const { operations } = payment;
  return {
    ...payment,
    operations: operations.map((other) => (other.key === ended.key ? ended : other)),
  };
}

function succeed(payment: Payment, { kind, amount }: Operation): Payment {
  switch (kind) {
    case 'authorise':
      return { ...payment, state: 'AUTHORISED' };
    case 'capture':
      return { ...payment, state: 'CAPTURED', captured: amount };
    case 'void':
      return freesNothing(payment) ? payment : { ...payment, state: 'VOIDED' };
    case 'refund':
      return {
        ...payment,
        refunding: subtract(payment.refunding, amount),
        refunded: add(payment.refunded, amount),
      };
    case 'release':
    case 'reversal':
    case 'dispute':
      return payment;
  }
}

/** Nothing was ever held, or the hold has already been captured. */
function freesNothing({ state }: Payment): boolean {
  return state === 'DECLINED' || state === 'CAPTURED';
}

function fail(payment: Payment, { kind, amount, reason }: Operation): Payment {
  if (kind === 'authorise') return { ...payment, state: 'DECLINED', declineReason: reason };
  if (kind === 'refund') return { ...payment, refunding: subtract(payment.refunding, amount) };
  return payment;
}
