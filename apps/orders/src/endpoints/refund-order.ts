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
import { headersOf, OrderPath, OrderView, viewOrder } from '../schemas/order.ts';

const NewRefund = z
  .strictObject({
    amount: MoneyView.extend({ amount: z.int().min(1) })
      .optional()
      .meta({ description: 'all that is left, unless given' }),
  })
  .meta({ id: 'NewRefund' });

export const refundOrderOperation = operation({
  summary: 'Give money back',
  who: 'admin',
  params: OrderPath,
  headers: IdempotencyHeaders,
  body: NewRefund,
  answers: { 201: OrderView, 202: OrderView },
  problems: [
    'not_found',
    'not_refundable',
    'currency_mismatch',
    'refund_exceeds_capture',
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
