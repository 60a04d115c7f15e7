import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { RefundPath, RefundView } from '../schemas/refund.ts';

export const getRefundOperation = operation({
  summary: 'Get a refund',
  who: 'service',
  params: RefundPath,
  answers: { 200: RefundView },
  problems: ['not_found'],
});

export function getRefund({ payments }: Deps): RequestHandler {
  return async (req, res) => {
    const { id, refundId } = parse(RefundPath, req.params);
    res.json(await payments.getRefund(id, refundId));
  };
}
