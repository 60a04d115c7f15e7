import { operation, parse, Uuid } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { ReviewView, viewReview } from '../schemas/review.ts';

const ReviewPath = z.strictObject({ id: Uuid.meta({ description: 'Id of the review' }) });

const Decision = z
  .strictObject({
    note: z.string().trim().min(1).max(1_000).meta({ description: 'what was done about it' }),
  })
  .meta({
    id: 'PaymentReviewDecision',
    description: 'What an admin has done',
    example: { note: 'Paid back by bank transfer' },
  });

export const closePaymentReviewOperation = operation({
  summary: 'Close a review of money that has been dealt with',
  description: 'The first note stands. A discrepancy that is found again opens no second review.',
  who: 'admin',
  params: ReviewPath,
  body: Decision,
  answers: { 200: { description: 'The closed review', body: ReviewView } },
  problems: ['not_found'],
});

export function closePaymentReview({ reviews }: Deps): RequestHandler {
  return async (req, res) => {
    const { id } = parse(ReviewPath, req.params);
    const { note } = parse(Decision, req.body);
    res.json(viewReview(await reviews.close(id, note)));
  };
}
