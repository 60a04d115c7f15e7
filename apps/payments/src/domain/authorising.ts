import { isEqual } from '@quartet/money';
import { closed, isVoided, open, type Payment, type PaymentRequest, reused } from './payment.ts';

export function authorise(payment: Payment | undefined, request: PaymentRequest): Payment {
  if (payment === undefined) return open(request);
  if (payment.state !== 'DECLINED' && isVoided(payment)) throw closed(payment);
  if (!isSame(payment, request)) throw reused();
  return payment;
}

function isSame(payment: Payment, { orderId, amount, method }: PaymentRequest): boolean {
  return (
    payment.orderId === orderId && payment.method === method && isEqual(payment.amount, amount)
  );
}
