import type { Route } from '@quartet/http';
import { createServiceApp } from '@quartet/service';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { cancelOrder, cancelOrderOperation } from './endpoints/cancel-order.ts';
import { getOrderHistory, getOrderHistoryOperation } from './endpoints/get-order-history.ts';
import { getOrder, getOrderOperation } from './endpoints/get-order.ts';
import { listDeadLetters, listDeadLettersOperation } from './endpoints/list-dead-letters.ts';
import { listOrders, listOrdersOperation } from './endpoints/list-orders.ts';
import { listReviews, listReviewsOperation } from './endpoints/list-reviews.ts';
import { placeOrder, placeOrderOperation } from './endpoints/place-order.ts';
import { refundOrder, refundOrderOperation } from './endpoints/refund-order.ts';
import { replayDeadLetters, replayDeadLettersOperation } from './endpoints/replay-dead-letters.ts';
import { settleReview, settleReviewOperation } from './endpoints/settle-review.ts';

export const routes: readonly Route<Deps>[] = [
  ['POST', '/api/orders', placeOrder, placeOrderOperation],
  ['GET', '/api/orders', listOrders, listOrdersOperation],
  ['GET', '/api/orders/reviews', listReviews, listReviewsOperation],
  ['GET', '/api/orders/dead-letters', listDeadLetters, listDeadLettersOperation],
  ['POST', '/api/orders/dead-letters/replay', replayDeadLetters, replayDeadLettersOperation],
  ['GET', '/api/orders/:id', getOrder, getOrderOperation],
  ['GET', '/api/orders/:id/history', getOrderHistory, getOrderHistoryOperation],
  ['POST', '/api/orders/:id/cancel', cancelOrder, cancelOrderOperation],
  ['POST', '/api/orders/:id/refunds', refundOrder, refundOrderOperation],
  ['POST', '/api/orders/:id/review', settleReview, settleReviewOperation],
];

export function createApp(deps: Deps): Express {
  return createServiceApp('orders', routes, deps);
}
