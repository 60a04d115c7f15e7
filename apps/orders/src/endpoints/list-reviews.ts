import { operation, PageQuery, pageOf, parse, parseCursor, Uuid, viewPage } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { ReviewView, viewReview } from '../schemas/review.ts';

const Query = PageQuery.strict();

export const listReviewsOperation = operation({
  summary: 'List the orders that wait for a person, the oldest first',
  description: 'The outcome of a call is unknown for too long, and only a person can find it out.',
  who: 'admin',
  query: Query,
  answers: { 200: { description: 'A page of reviews', body: pageOf(ReviewView) } },
});

export function listReviews({ reviews }: Deps): RequestHandler {
  return async (req, res) => {
    const { limit, cursor } = parse(Query, req.query);
    const after = parseCursor(Uuid, cursor);
    const found = await reviews.list({ after, limit: limit + 1 });
    res.json(viewPage(found, { limit, view: viewReview, positionOf: ({ order }) => order.id }));
  };
}
