import { operation, parse, peerOf } from '@quartet/http';
import { currencies } from '@quartet/money';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { fulfil } from '../flows/fulfil.ts';
import { RefundPath, RefundView } from '../schemas/refund.ts';

const Body = z.strictObject({
  amount: z.strictObject({ amount: z.int().positive(), currency: z.enum(currencies) }),
});

export const refundPaymentOperation = operation({
  summary: 'Give money of a captured payment back, under an id of the caller',
  who: 'service',
  params: RefundPath,
  body: Body,
  answers: { 200: RefundView, 202: RefundView },
  problems: ['refund_exceeds_capture', 'payment_closed', 'id_reused', 'not_found'],
});

export function refundPayment(deps: Deps): RequestHandler {
  return async (req, res) => {
    peerOf(req);
    const { paymentId: id, refundId } = parse(RefundPath, req.params);
    const { amount } = parse(Body, req.body);
    await fulfil(deps, { kind: 'refund', id, refundId, amount });
    const refund = await deps.payments.getRefund(id, refundId);
    res.status(refund.state === 'PENDING' ? 202 : 200).json(refund);
  };
}
