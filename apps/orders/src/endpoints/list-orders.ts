import {
  callerOf,
  encodeCursor,
  operation,
  PageQuery,
  pageOf,
  parse,
  parseCursor,
  Uuid,
} from '@quartet/http';
import { Problem } from '@quartet/problem';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { states, statesOf } from '../domain/states.ts';
import { OrderView, Status, viewOrder } from '../schemas/order.ts';

const Query = PageQuery.extend({
  status: Status.optional(),
  userId: Uuid.optional().meta({ description: 'whose orders; for admins' }),
}).strict();

const Position = z.strictObject({ before: z.uuid() });

export const listOrdersOperation = operation({
  summary: 'List your orders, the latest first',
  who: 'user',
  query: Query,
  answers: { 200: pageOf(OrderView) },
  problems: ['forbidden'],
});

export function listOrders({ orders }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { status, userId = caller.id, limit, cursor } = parse(Query, req.query);
    if (userId !== caller.id && caller.role !== 'admin') {
      throw new Problem('forbidden', "Only an admin may list another user's orders.");
    }
    const before = parseCursor(Position, cursor)?.before;
    const found = await orders.list({
      userId,
      states: status ? statesOf(status) : states,
      before,
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    res.json({
      items: page.map(viewOrder),
      nextCursor: last ? encodeCursor({ before: last.id }) : null,
    });
  };
}
