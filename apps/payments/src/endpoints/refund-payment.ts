import { MoneyView, operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { executeCommand } from '../processing/execute-command.ts';
import { RefundPath, RefundView } from '../schemas/refund.ts';

const NewRefund = z.strictObject({ amount: MoneyView.extend({ amount: z.int().min(1) }) });

export const refundPaymentOperation = operation({
  summary: 'Give money of a captured payment back, under an id of the caller',
  who: 'service',
  params: RefundPath,
  body: NewRefund,
  answers: { 200: RefundView, 202: RefundView },
  problems: ['refund_exceeds_capture', 'payment_closed', 'id_reused', 'not_found'],
});

export function refundPayment(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { id, refundId } = parse(RefundPath, req.params);
    const { amount } = parse(NewRefund, req.body);
    await executeCommand(deps, { kind: 'refund', id, refundId, amount });
    const refund = await deps.payments.getRefund(id, refundId);
    res.status(refund.state === 'PENDING' ? 202 : 200).json(refund);
  };
}
