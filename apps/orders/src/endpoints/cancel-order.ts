import { callerOf, operation, ownerScope, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { cancel, tooLate } from '../domain/compensating.ts';
import {
  headersOf,
  isUnderWay,
  OrderPath,
  orderUnderWay,
  settledOrder,
  viewOrder,
} from '../schemas/order.ts';

export const cancelOrderOperation = operation({
  summary: 'Cancel an order that is not confirmed yet',
  description:
    'Gives everything back that the order has reserved or authorised. Repeating it is safe.',
  who: 'user',
  params: OrderPath,
  answers: { 200: settledOrder('The order is cancelled'), 202: orderUnderWay },
  problems: ['not_found', 'too_late_to_cancel'],
});

export function cancelOrder({ orders, waiter }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { id } = parse(OrderPath, req.params);
    const order = cancel(await orders.get(id, ownerScope(caller)));
    await orders.requestCancel(order.id);
    const ended = await waiter.wait(order);
    if (ended.state !== 'CANCELLED' && !isUnderWay(ended)) throw tooLate(ended);
    res
      .status(isUnderWay(ended) ? 202 : 200)
      .set(headersOf(ended))
      .json(viewOrder(ended));
  };
}
