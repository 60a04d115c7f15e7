import {
  callerOf,
  IdempotencyHeaders,
  idempotencyKeyOf,
  MoneyView,
  operation,
  parse,
} from '@quartet/http';
import type { Money } from '@quartet/money';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { type Intent, replay } from '../domain/idempotency.ts';
import type { Order } from '../domain/order.ts';
import { busy, refund, refusal } from '../domain/refunding.ts';
import { refundIdOf } from '../saga/ids.ts';
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

export function refundOrder(deps: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const key = idempotencyKeyOf(req);
    const { id } = parse(OrderPath, req.params);
    const { amount } = parse(NewRefund, req.body);
    const route = `POST /api/orders/${id}/refunds`;
    const intent = intentOf({ userId: caller.id, route, key, body: req.body });
    const first = await deps.orders.firstOf(intent);
    const order = first ? replay(first, intent) : await begin(deps, id, { intent, amount });
    const made = await deps.refunds.get(refundIdOf(id, intent));
    const refused = refusal(order, made);
    if (refused) throw refused;
    res
      .status(made.state === 'PENDING' ? 202 : 201)
      .set(headersOf(order))
      .json(viewOrder(order));
  };
}

interface Wish {
  readonly intent: Intent;
  readonly amount: Money | undefined;
}

/** Of several refunds that arrive at once, one begins; the others are decided again on what it left. */
async function begin(
  { orders, refunds, driver }: Deps,
  orderId: string,
  { intent, amount }: Wish,
): Promise<Order> {
  const id = refundIdOf(orderId, intent);
  const order = await orders.get(orderId);
  const lease = await refunds.begin(order, refund(order, id, amount), intent);
  if (lease) return driver.settle(lease);
  const first = await orders.firstOf(intent);
  if (first) return replay(first, intent);
  refund(await orders.get(orderId), id, amount);
  throw busy(order);
}
