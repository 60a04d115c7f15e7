import {
  callerOf,
  IdempotencyHeaders,
  idempotencyKeyOf,
  MoneyView,
  operation,
  parse,
} from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { refusal } from '../domain/refunding.ts';
import { startRefund } from '../saga/start-refund.ts';
import { intentOf } from '../schemas/intent.ts';
import { headersOf, OrderPath, orderUnderWay, settledOrder, viewOrder } from '../schemas/order.ts';

const NewRefund = z
  .strictObject({
    amount: MoneyView.extend({ amount: z.int().min(1) })
      .optional()
      .meta({ description: 'The amount; without it, all that is left' }),
  })
  .meta({
    id: 'NewRefund',
    description: 'How much is given back',
    example: { amount: { amount: 500, currency: 'USD' } },
  });

export const refundOrderOperation = operation({
  summary: 'Give money back',
  description:
    'Gives a part of the payment back, or all that is left of it. With the same key and body it may be sent again.',
  who: 'admin',
  params: OrderPath,
  headers: IdempotencyHeaders,
  body: NewRefund,
  answers: { 201: settledOrder('The money is given back'), 202: orderUnderWay },
  problems: [
    'not_found',
    'not_refundable',
    'currency_mismatch',
    'refund_exceeds_capture',
    'payment_closed',
    'id_reused',
    'request_in_progress',
    'idempotency_key_required',
    'idempotency_key_reused',
  ],
});

export function refundOrder({ orders, refunds, waiter }: Deps): RequestHandler {
  return async (req, res) => {
    const key = idempotencyKeyOf(req);
    const { id } = parse(OrderPath, req.params);
    const { amount } = parse(NewRefund, req.body);
    // This text is stored with the key: it must never change.
    const route = `POST /api/orders/${id}/refunds`;
    const intent = intentOf({ userId: callerOf(req).id, route, key, body: req.body });
    const { order, made } = await startRefund({ orders, refunds, waiter }, id, { intent, amount });
    const refused = refusal(order, made);
    if (refused) throw refused;
    res
      .status(made.state === 'PENDING' ? 202 : 201)
      .set(headersOf(order))
      .json(viewOrder(order));
  };
}
