import { add, isEqual, subtract } from '@quartet/money';
import { end, type Operation, type Settlement } from './operation.ts';
import { operationOf, type Payment, stateOf } from './payment.ts';
import { captureByOthers, reverse } from './unrequested.ts';
import { beginVoid } from './voiding.ts';

/**
 * Enters the outcome of an operation. What is settled stays settled, in whatever order outcomes arrive; only
 * a refund may still fail after it succeeded.
 */
export function settle(payment: Payment, key: string, settlement: Settlement): Payment {
  const operation = operationOf(payment, key);
  if (operation?.state === 'SUCCEEDED' && operation.kind === 'refund') {
    return settlement.kind === 'refused' ? reverse(payment, operation) : payment;
  }
  if (operation?.state !== 'PENDING') return payment;
  const named = name(payment, settlement);
  if (settlement.kind === 'succeeded' && !isEqual(settlement.amount, operation.amount)) {
    if (operation.kind === 'authorise') return refuseOther(named, operation);
    if (operation.kind === 'capture') return captureByOthers(named, settlement.amount, key);
  }
  const ended = end(operation, settlement);
  const after = ended.state === 'SUCCEEDED' ? succeed(named, ended) : fail(named, ended);
  return replace(after, ended);
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
      return payment.state === 'DECLINED' ? payment : { ...payment, state: 'VOIDED' };
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

function fail(payment: Payment, { kind, amount, reason }: Operation): Payment {
  if (kind === 'authorise') return { ...payment, state: 'DECLINED', declineReason: reason };
  if (kind === 'refund') return { ...payment, refunding: subtract(payment.refunding, amount) };
  return payment;
}
