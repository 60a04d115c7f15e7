import type { Route } from '@quartet/http';
import { createServiceApp } from '@quartet/service';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { acknowledgeNotice, acknowledgeNoticeOperation } from './endpoints/acknowledge-notice.ts';
import { authorisePayment, authorisePaymentOperation } from './endpoints/authorise-payment.ts';
import { capturePayment, capturePaymentOperation } from './endpoints/capture-payment.ts';
import {
  closePaymentReview,
  closePaymentReviewOperation,
} from './endpoints/close-payment-review.ts';
import { getPayment, getPaymentOperation } from './endpoints/get-payment.ts';
import { listNotices, listNoticesOperation } from './endpoints/list-notices.ts';
import {
  listPaymentReviews,
  listPaymentReviewsOperation,
} from './endpoints/list-payment-reviews.ts';
import { listPayments, listPaymentsOperation } from './endpoints/list-payments.ts';
import {
  getPaymentForService,
  getPaymentForServiceOperation,
} from './endpoints/get-payment-for-service.ts';
import { getRefund, getRefundOperation } from './endpoints/get-refund.ts';
import {
  listSettledPayments,
  listSettledPaymentsOperation,
} from './endpoints/list-settled-payments.ts';
import { receiveWebhook, receiveWebhookOperation } from './endpoints/receive-webhook.ts';
import { refundPayment, refundPaymentOperation } from './endpoints/refund-payment.ts';
import { voidPayment, voidPaymentOperation } from './endpoints/void-payment.ts';

export const routes: readonly Route<Deps>[] = [
  ['GET', '/api/payments', listPayments, listPaymentsOperation],
  ['GET', '/api/payments/reviews', listPaymentReviews, listPaymentReviewsOperation],
  ['POST', '/api/payments/reviews/:id/close', closePaymentReview, closePaymentReviewOperation],
  ['GET', '/api/payments/:id', getPayment, getPaymentOperation],
  ['POST', '/api/payments/webhooks/:provider', receiveWebhook, receiveWebhookOperation],
  ['GET', '/internal/payments/notices', listNotices, listNoticesOperation],
  ['GET', '/internal/payments/settled', listSettledPayments, listSettledPaymentsOperation],
  ['PUT', '/internal/payments/:id/notices/:notice', acknowledgeNotice, acknowledgeNoticeOperation],
  ['PUT', '/internal/payments/:id', authorisePayment, authorisePaymentOperation],
  ['GET', '/internal/payments/:id', getPaymentForService, getPaymentForServiceOperation],
  ['PUT', '/internal/payments/:id/capture', capturePayment, capturePaymentOperation],
  ['PUT', '/internal/payments/:id/void', voidPayment, voidPaymentOperation],
  ['PUT', '/internal/payments/:id/refunds/:refundId', refundPayment, refundPaymentOperation],
  ['GET', '/internal/payments/:id/refunds/:refundId', getRefund, getRefundOperation],
];

export function createApp(deps: Deps): Express {
  return createServiceApp('payments', routes, deps);
}
