import { newId } from '@quartet/database';
import {
  callerOf,
  IdempotencyHeaders,
  idempotencyKeyOf,
  MoneyView,
  operation,
  parse,
  Uuid,
} from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { failureOf } from '../domain/failure.ts';
import { type Intent, replay } from '../domain/idempotency.ts';
import { addedUp, type Order, place } from '../domain/order.ts';
import { reserve } from '../domain/reserving.ts';
import { intentOf } from '../schemas/intent.ts';
import { Method } from '../schemas/method.ts';
import { headersOf, isUnderWay, OrderView, viewOrder } from '../schemas/order.ts';

const mostOfOne = 10_000;

const NewOrder = z
  .strictObject({
    items: z
      .array(z.strictObject({ productId: Uuid, quantity: z.int().min(1).max(mostOfOne) }))
      .min(1)
      .max(50)
      .refine((items) => addedUp(items).every(({ quantity }) => quantity <= mostOfOne), {
        message: `must ask for at most ${mostOfOne} of a product`,
      }),
    paymentMethod: Method,
    expectedTotal: MoneyView.extend({ amount: z.int().min(0) }).optional(),
  })
  .meta({ id: 'NewOrder' });

export const placeOrderOperation = operation({
  summary: 'Place an order',
  who: 'user',
  headers: IdempotencyHeaders,
  body: NewOrder,
  answers: { 201: OrderView, 202: OrderView },
  problems: [
    'payment_declined',
    'out_of_stock',
    'unknown_product',
    'price_changed',
    'currency_mismatch',
    'order_cancelled',
    'order_expired',
    'request_in_progress',
    'idempotency_key_required',
    'idempotency_key_reused',
  ],
});

export function placeOrder({ orders, driver }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const key = idempotencyKeyOf(req);
    const { items, paymentMethod, expectedTotal = null } = parse(NewOrder, req.body);
    const route = 'POST /api/orders';
    const intent = intentOf({ userId: caller.id, route, key, body: req.body });
    const placed = place({
      id: newId(),
      userId: caller.id,
      items,
      paymentMethod,
      expectedTotal,
      at: new Date(),
    });
    const lease = await orders.place([placed, reserve(placed)], intent);
    const order = lease ? await driver.settle(lease) : await repeated(orders, intent);
    const failure = failureOf(order);
    if (failure) throw failure;
    res
      .status(isUnderWay(order) ? 202 : 201)
      .set(headersOf(order))
      .json(viewOrder(order));
  };
}

async function repeated(orders: Deps['orders'], intent: Intent): Promise<Order> {
  const first = await orders.firstOf(intent);
  if (!first) throw new Error('a key that was taken is gone');
  return replay(first, intent);
}
