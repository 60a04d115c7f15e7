import { begin } from './operation.ts';
import { closed, isVoided, type Payment, stateOf } from './payment.ts';

/** Takes all that was authorised. A payment that is not yet authorised stays as it is. */
export function capture(payment: Payment): Payment {
  if (isVoided(payment) || payment.state === 'DECLINED' || stateOf(payment, 'capture') === 'FAILED')
    throw closed(payment);
  if (payment.state !== 'AUTHORISED' || stateOf(payment, 'capture')) return payment;
  return {
    ...payment,
    operations: [...payment.operations, begin('capture', payment.id, payment.amount)],
  };
}
