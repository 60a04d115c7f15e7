import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { isAtRest, reviewOfOrder } from '../domain/review.ts';
import { NoticePath, Shown } from '../schemas/notice.ts';

const Acknowledgement = z.strictObject({ shown: Shown });

export const acknowledgeNoticeOperation = operation({
  summary: 'Acknowledge that the order shows what happened to its money',
  who: 'service',
  params: NoticePath,
  body: Acknowledgement,
  answers: { 204: null },
  problems: ['not_found'],
});

export function acknowledgeNotice({ payments, notices, reviews }: Deps): RequestHandler {
  return async (req, res) => {
    const { id, notice } = parse(NoticePath, req.params);
    const { shown } = parse(Acknowledgement, req.body);
    const payment = await payments.get(id);
    const review = payment.notice === notice ? reviewOfOrder(payment, shown) : undefined;
    // An order may be older than its payment; until that has been at rest, the notice stays, and is read anew.
    if (!review || isAtRest(payment, new Date())) {
      if (review) await reviews.open([review]);
      await notices.acknowledge(id, notice);
    }
    res.status(204).end();
  };
}
