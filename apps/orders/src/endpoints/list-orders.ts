import {
  callerOf,
  operation,
  PageQuery,
  pageOf,
  parse,
  parseCursor,
  Uuid,
  viewPage,
} from '@quartet/http';
import { Problem } from '@quartet/problem';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { states, statesOf } from '../domain/states.ts';
import { OrderView, Status, viewOrder } from '../schemas/order.ts';

const Query = PageQuery.extend({
  status: Status.optional().meta({ description: 'Only orders of this status' }),
  userId: Uuid.optional().meta({ description: 'The owner of the orders; for admins' }),
}).strict();

export const listOrdersOperation = operation({
  summary: 'List your orders, the latest first',
  description: 'An admin may list the orders of another user.',
  who: 'user',
  query: Query,
  answers: { 200: { description: 'A page of orders', body: pageOf(OrderView) } },
  problems: ['forbidden'],
});

export function listOrders({ orders }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { status, userId = caller.id, limit, cursor } = parse(Query, req.query);
    if (userId !== caller.id && caller.role !== 'admin') {
      throw new Problem('forbidden', "Only an admin may list another user's orders.");
    }
    const after = parseCursor(Uuid, cursor);
    const wanted = status ? statesOf(status) : states;
    const found = await orders.list({ userId, states: wanted, after, limit: limit + 1 });
    res.json(viewPage(found, { limit, view: viewOrder, positionOf: ({ id }) => id }));
  };
}
