import { MoneyView, operation, parse, peerOf, Uuid } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { isInDoubt } from '../domain/payment.ts';
import { executeCommand } from '../processing/execute-command.ts';
import { Method } from '../schemas/method.ts';
import { PaymentPath, PaymentView, viewPayment } from '../schemas/payment.ts';

const Authorisation = z.strictObject({
  orderId: Uuid,
  amount: MoneyView.extend({ amount: z.int().min(0) }),
  method: Method,
});

export const authorisePaymentOperation = operation({
  summary: 'Authorise a payment under an id of the caller',
  who: 'service',
  params: PaymentPath,
  body: Authorisation,
  answers: { 200: PaymentView, 202: PaymentView },
  problems: ['payment_closed', 'already_paid', 'id_reused'],
});

export function authorisePayment(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { userId } = peerOf(req);
    const { id } = parse(PaymentPath, req.params);
    const { orderId, amount, method } = parse(Authorisation, req.body);
    const payment = await executeCommand(deps, {
      kind: 'authorise',
      id,
      orderId,
      userId,
      amount,
      method,
    });
    res.status(isInDoubt(payment) ? 202 : 200).json(viewPayment(payment));
  };
}
