import {
  callerOf,
  operation,
  ownerScope,
  PageQuery,
  pageOf,
  parse,
  parseCursor,
  Uuid,
  viewPage,
} from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { SavedPayment } from '../domain/payment.ts';
import { PaymentView, viewPayment } from '../schemas/payment.ts';

const Query = PageQuery.extend({
  orderId: Uuid.optional().meta({ description: 'Only payments of this order' }),
}).strict();

const Position = z.tuple([z.iso.datetime(), Uuid]);

export const listPaymentsOperation = operation({
  summary: 'List payments, the newest first',
  description: 'A shopper lists own payments, an admin those of everybody.',
  who: 'user',
  query: Query,
  answers: { 200: { description: 'A page of payments', body: pageOf(PaymentView) } },
});

export function listPayments({ payments }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { orderId, limit, cursor } = parse(Query, req.query);
    const ownerId = ownerScope(caller);
    const after = parseCursor(Position, cursor);
    const found = await payments.list({ orderId, ownerId, after, limit: limit + 1 });
    res.json(viewPage(found, { limit, view: viewPayment, positionOf }));
  };
}

function positionOf({ createdAt, id }: SavedPayment): z.input<typeof Position> {
  return [createdAt.toISOString(), id];
}
