import { callerOf, operation, ownerScope, parse, Timestamp } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { states } from '../domain/states.ts';
import { OrderPath } from '../schemas/order.ts';

const HistoryView = z
  .strictObject({
    items: z.array(
      z.strictObject({
        state: z.enum(states),
        at: Timestamp,
        reason: z.string().nullable(),
        version: z.int(),
      }),
    ),
  })
  .meta({
    id: 'OrderHistory',
    description: 'The states of an order',
    example: {
      items: [
        { state: 'PENDING', at: '2026-01-31T12:00:00.000Z', reason: null, version: 1 },
        { state: 'RESERVING', at: '2026-01-31T12:00:00.010Z', reason: null, version: 2 },
      ],
    },
  });

export const getOrderHistoryOperation = operation({
  summary: 'Get every state of an order: which, when and why',
  description:
    'The states are those of the order saga, which are finer than the status that an order shows.',
  who: 'user',
  params: OrderPath,
  answers: { 200: { description: 'Every state, the first one first', body: HistoryView } },
  problems: ['not_found'],
});

export function getOrderHistory({ orders }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { id } = parse(OrderPath, req.params);
    const order = await orders.get(id, ownerScope(caller));
    res.json({ items: await orders.history(order.id) });
  };
}
