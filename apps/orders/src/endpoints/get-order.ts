import { callerOf, operation, ownerScope, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { OrderPath, OrderView, viewOrder } from '../schemas/order.ts';

export const getOrderOperation = operation({
  summary: 'Get an order',
  description: 'A shopper gets own orders, an admin any. The order of somebody else is not found.',
  who: 'user',
  params: OrderPath,
  answers: { 200: { description: 'The order', body: OrderView } },
  problems: ['not_found'],
});

export function getOrder({ orders }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { id } = parse(OrderPath, req.params);
    const order = await orders.get(id, ownerScope(caller));
    res.json(viewOrder(order));
  };
}
