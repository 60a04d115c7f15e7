import { operation, parse, peerOf } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { RefundPath, RefundView } from '../schemas/refund.ts';

export const readRefundOperation = operation({
  summary: 'Read a refund for another service',
  who: 'service',
  params: RefundPath,
  answers: { 200: RefundView },
  problems: ['not_found'],
});

export function readRefund({ payments }: Deps): RequestHandler {
  return async (req, res) => {
    peerOf(req);
    const { paymentId, refundId } = parse(RefundPath, req.params);
    res.json(await payments.getRefund(paymentId, refundId));
  };
}
