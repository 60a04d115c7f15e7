import { newId } from '@quartet/database';
import {
  callerOf,
  IdempotencyHeaders,
  idempotencyKeyOf,
  MoneyView,
  operation,
  parse,
  PreferHeaders,
  prefersAsync,
  Uuid,
} from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { failureOf } from '../domain/failure.ts';
import { mergeByProduct, place } from '../domain/order.ts';
import { startOrder } from '../saga/start-order.ts';
import { intentOf } from '../schemas/intent.ts';
import { Method } from '../schemas/method.ts';
import { headersOf, isUnderWay, orderUnderWay, settledOrder, viewOrder } from '../schemas/order.ts';

const mostOfOne = 10_000;

const NewOrder = z
  .strictObject({
    items: z
      .array(z.strictObject({ productId: Uuid, quantity: z.int().min(1).max(mostOfOne) }))
      .min(1)
      .max(50)
      .refine((items) => mergeByProduct(items).every(({ quantity }) => quantity <= mostOfOne), {
        message: `must ask for at most ${mostOfOne} of a product`,
      }),
    paymentMethod: Method,
    expectedTotal: MoneyView.extend({ amount: z.int().min(0) }).optional(),
  })
  .meta({
    id: 'NewOrder',
    description: 'What is ordered, and how it is paid',
    example: {
      items: [{ productId: '01987b1a-11aa-7b02-8c1f-5b0e9d8f7a66', quantity: 2 }],
      paymentMethod: 'pm_ok',
      expectedTotal: { amount: 2_000, currency: 'USD' },
    },
  });

export const placeOrderOperation = operation({
  summary: 'Place an order',
  description:
    'Reserves the stock, takes the money and confirms the order. With the same key and body it may be sent again and again: there is one order, which the answer shows as it is then.',
  who: 'user',
  headers: IdempotencyHeaders.extend(PreferHeaders.shape),
  body: NewOrder,
  answers: { 201: settledOrder('The order is confirmed and paid'), 202: orderUnderWay },
  problems: [
    'payment_declined',
    'authentication_required',
    'out_of_stock',
    'unknown_product',
    'price_changed',
    'currency_mismatch',
    'order_cancelled',
    'order_expired',
    'reservation_closed',
    'payment_closed',
    'already_paid',
    'id_reused',
    'request_in_progress',
    'idempotency_key_required',
    'idempotency_key_reused',
  ],
});

export function placeOrder({ orders, waiter }: Deps): RequestHandler {
  return async (req, res) => {
    const userId = callerOf(req).id;
    const key = idempotencyKeyOf(req);
    const { expectedTotal = null, ...body } = parse(NewOrder, req.body);
    // This text is stored with the key: it must never change.
    const intent = intentOf({ userId, route: 'POST /api/orders', key, body: req.body });
    const placed = place({ id: newId(), userId, expectedTotal, ...body, at: new Date() });
    const run = prefersAsync(req) ? waiter.start : waiter.runAndWait;
    const order = await startOrder({ orders, run }, placed, intent);
    const failure = failureOf(order);
    if (failure) throw failure;
    res
      .status(isUnderWay(order) ? 202 : 201)
      .set(headersOf(order))
      .json(viewOrder(order));
  };
}
