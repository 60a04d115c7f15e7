import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { decisions, settle, settled } from '../domain/reviewing.ts';
import {
  headersOf,
  isUnderWay,
  OrderPath,
  orderUnderWay,
  settledOrder,
  viewOrder,
} from '../schemas/order.ts';

const ReviewDecision = z
  .strictObject({
    decision: z.enum(decisions).meta({
      description: 'retry asks the other side again and goes on; undo gives everything back',
    }),
  })
  .meta({
    id: 'ReviewDecision',
    description: 'What an admin decides',
    example: { decision: 'retry' },
  });

export const settleReviewOperation = operation({
  summary: 'Decide about an order that waits for a person',
  description: 'States no fact: each call is repeated with its old key, and its answer decides.',
  who: 'admin',
  params: OrderPath,
  body: ReviewDecision,
  answers: { 200: settledOrder('The order has come to an end'), 202: orderUnderWay },
  problems: ['not_found', 'not_in_review'],
});

export function settleReview({ reviews, waiter }: Deps): RequestHandler {
  return async (req, res) => {
    const { id } = parse(OrderPath, req.params);
    const { decision } = parse(ReviewDecision, req.body);
    const review = await reviews.get(id);
    const lease = await reviews.settle(review, settle(review, decision));
    if (!lease) throw settled(review.order);
    const order = await waiter.runAndWait(lease);
    res
      .status(isUnderWay(order) ? 202 : 200)
      .set(headersOf(order))
      .json(viewOrder(order));
  };
}
