import { operation, parse, peerOf } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { PaymentPath, PaymentView, viewPayment } from '../schemas/payment.ts';

export const readPaymentOperation = operation({
  summary: 'Read a payment for another service',
  who: 'service',
  params: PaymentPath,
  answers: { 200: PaymentView },
  problems: ['not_found'],
});

export function readPayment({ payments }: Deps): RequestHandler {
  return async (req, res) => {
    peerOf(req);
    const { paymentId } = parse(PaymentPath, req.params);
    res.json(viewPayment(await payments.get(paymentId)));
  };
}
