import { operation, parse, peerOf } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { fulfil } from '../flows/fulfil.ts';
import { PaymentPath, PaymentView, viewPayment } from '../schemas/payment.ts';

const Body = z.strictObject({});

export const capturePaymentOperation = operation({
  summary: 'Take the money of an authorised payment',
  who: 'service',
  params: PaymentPath,
  body: Body,
  answers: { 200: PaymentView, 202: PaymentView },
  problems: ['payment_closed', 'not_found'],
});

export function capturePayment(deps: Deps): RequestHandler {
  return async (req, res) => {
    peerOf(req);
    const { paymentId: id } = parse(PaymentPath, req.params);
    parse(Body, req.body);
    const payment = await fulfil(deps, { kind: 'capture', id });
    res.status(payment.state === 'CAPTURED' ? 200 : 202).json(viewPayment(payment));
  };
}
