import { begin, end, type Operation } from './operation.ts';
import { bury, closed, type Payment, reused, stateOf, type Tombstone } from './payment.ts';

/**
 * Gives back what is held, or may be held. While it is not known whether a capture took the money,
 * nothing is decided; an authorisation of which nothing is known is given up, and voided by its key. A
 * declined payment is voided too, since only the provider can say that nothing is held.
 */
export function voidPayment(payment: Payment | undefined, tombstone: Tombstone): Payment {
  if (payment === undefined) return bury(tombstone);
  if (payment.orderId !== tombstone.orderId) throw reused();
  if (payment.state === 'CAPTURED' || stateOf(payment, 'void') === 'FAILED') throw closed(payment);
  if (payment.state === 'VOIDED') return payment;
  if (stateOf(payment, 'void') || stateOf(payment, 'capture') === 'PENDING') return payment;
  return beginVoid({ ...payment, operations: payment.operations.map(giveUp) });
}

export function beginVoid(payment: Payment): Payment {
  return {
    ...payment,
    operations: [...payment.operations, begin('void', payment.id, payment.amount)],
  };
}

function giveUp(operation: Operation): Operation {
  if (operation.kind !== 'authorise' || operation.state !== 'PENDING') return operation;
  return end(operation, { kind: 'refused', reason: 'voided' });
}
