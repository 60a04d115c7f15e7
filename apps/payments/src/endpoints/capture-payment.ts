import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { executeCommand } from '../processing/execute-command.ts';
import { PaymentPath, PaymentView, viewPayment } from '../schemas/payment.ts';

export const capturePaymentOperation = operation({
  summary: 'Take the money of an authorised payment',
  who: 'service',
  params: PaymentPath,
  answers: { 200: PaymentView, 202: PaymentView },
  problems: ['payment_closed', 'not_found'],
});

export function capturePayment(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { id } = parse(PaymentPath, req.params);
    const payment = await executeCommand(deps, { kind: 'capture', id });
    res.status(payment.state === 'CAPTURED' ? 200 : 202).json(viewPayment(payment));
  };
}
