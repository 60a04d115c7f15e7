import { callerOf, operation, ownerScope, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { PaymentPath, PaymentView, viewPayment } from '../schemas/payment.ts';

export const getPaymentOperation = operation({
  summary: 'Get a payment',
  description:
    'A shopper gets own payments, an admin any. The payment of somebody else is not found.',
  who: 'user',
  params: PaymentPath,
  answers: { 200: { description: 'The payment', body: PaymentView } },
  problems: ['not_found'],
});

export function getPayment({ payments }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { id } = parse(PaymentPath, req.params);
    const payment = await payments.get(id, ownerScope(caller));
    res.json(viewPayment(payment));
  };
}
