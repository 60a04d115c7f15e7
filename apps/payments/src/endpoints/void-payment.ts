import { operation, parse, peerOf, Uuid } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { isReleased } from '../domain/payment.ts';
import { executeCommand } from '../processing/execute-command.ts';
import { PaymentPath, PaymentView, viewPayment } from '../schemas/payment.ts';

const Voiding = z.strictObject({ orderId: Uuid });

export const voidPaymentOperation = operation({
  summary: 'Close a payment, seen before or not, so that no money moves',
  who: 'service',
  params: PaymentPath,
  body: Voiding,
  answers: { 200: PaymentView, 202: PaymentView },
  problems: ['payment_closed', 'id_reused'],
});

export function voidPayment(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { userId } = peerOf(req);
    const { id } = parse(PaymentPath, req.params);
    const { orderId } = parse(Voiding, req.body);
    const payment = await executeCommand(deps, { kind: 'void', id, orderId, userId });
    res.status(isReleased(payment) ? 200 : 202).json(viewPayment(payment));
  };
}
