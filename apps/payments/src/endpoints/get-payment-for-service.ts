import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { PaymentPath, PaymentView, viewPayment } from '../schemas/payment.ts';

export const getPaymentForServiceOperation = operation({
  summary: 'Get a payment for another service',
  who: 'service',
  params: PaymentPath,
  answers: { 200: PaymentView },
  problems: ['not_found'],
});

export function getPaymentForService({ payments }: Deps): RequestHandler {
  return async (req, res) => {
    const { id } = parse(PaymentPath, req.params);
    res.json(viewPayment(await payments.get(id)));
  };
}
