import { operation, PageQuery, pageOf, parse, parseCursor, Uuid, viewPage } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { SavedReview } from '../domain/review.ts';
import { ReviewView, viewReview } from '../schemas/review.ts';

const Query = PageQuery.strict();

const Position = z.tuple([z.iso.datetime(), Uuid]);

export const listPaymentReviewsOperation = operation({
  summary: 'List what only a person can decide about money, the oldest first',
  description:
    'Money that moved without an order, and every discrepancy that the reconciliation could not repair.',
  who: 'admin',
  query: Query,
  answers: { 200: { description: 'A page of reviews', body: pageOf(ReviewView) } },
});

export function listPaymentReviews({ reviews }: Deps): RequestHandler {
  return async (req, res) => {
    const { limit, cursor } = parse(Query, req.query);
    const after = parseCursor(Position, cursor);
    const found = await reviews.list({ after, limit: limit + 1 });
    res.json(viewPage(found, { limit, view: viewReview, positionOf }));
  };
}

function positionOf({ openedAt, id }: SavedReview): z.input<typeof Position> {
  return [openedAt.toISOString(), id];
}
