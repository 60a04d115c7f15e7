import { isEqual } from '@quartet/money';
import type { Fact, RefundFact } from './fact.ts';
import { isCommandKey } from './operation.ts';
import { operationOf, ownOf, type Payment, stateOf } from './payment.ts';
import { settle } from './settling.ts';
import { captureByOthers, dispute, endByOthers, refundByOthers } from './unrequested.ts';
import { beginVoid } from './voiding.ts';

/**
 * Enters what the provider reports of a payment. A report of what an order asked for settles that operation;
 * any other movement becomes an operation of its own. One in another currency is left to the reconciliation.
 */
export function observe(payment: Payment, fact: Fact): Payment {
  if (payment.operations.length === 0) return payment;
  if ('amount' in fact && fact.amount.currency !== payment.amount.currency) return payment;
  switch (fact.kind) {
    case 'settled':
      return settle(payment, fact.key, fact.settlement);
    case 'held':
      return hold(payment, fact);
    case 'declined':
      return settle(payment, payment.id, { ...fact, kind: 'refused' });
    case 'captured':
      return captured(payment, fact);
    case 'ended':
      return ended(payment, fact);
    case 'refund':
      return isCommandKey(payment.id, fact.key) ? payment : refunded(payment, fact);
    case 'dispute':
      return isCommandKey(payment.id, fact.key) ? payment : dispute(payment, fact);
  }
}

type Of<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

/** Money that is held for a declined payment is wanted by nobody. */
function hold(payment: Payment, fact: Of<'held'>): Payment {
  if (payment.state === 'DECLINED' && !stateOf(payment, 'void')) return beginVoid(payment);
  return settle(payment, payment.id, { ...fact, kind: 'succeeded' });
}

function captured(payment: Payment, { amount, reference }: Of<'captured'>): Payment {
  const held = settle(payment, payment.id, {
    ...{ kind: 'succeeded', amount: payment.amount, reference },
  });
  const capture = ownOf(held, 'capture');
  if (capture?.state === 'PENDING' && isEqual(capture.amount, amount))
    return settle(held, capture.key, { kind: 'succeeded', amount });
  return captureByOthers(held, amount, reference);
}

function ended(payment: Payment, { reason, reference }: Of<'ended'>): Payment {
  const refused = settle(payment, payment.id, { kind: 'refused', reason, reference });
  const own = ownOf(refused, 'void');
  if (own?.state === 'PENDING')
    return settle(refused, own.key, { kind: 'succeeded', amount: own.amount });
  return refused.state === 'AUTHORISED' ? endByOthers(refused, reason, reference) : refused;
}

function refunded(payment: Payment, fact: RefundFact): Payment {
  const { key, state, amount } = fact;
  const known = operationOf(payment, key);
  if (known === undefined) return refundByOthers(payment, fact);
  if (known.kind !== 'refund') return payment;
  return settle(
    payment,
    key,
    state === 'succeeded'
      ? { kind: 'succeeded', amount }
      : { kind: 'refused', reason: 'refund_failed' },
  );
}
