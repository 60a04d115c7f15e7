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
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { PaymentView, viewPayment } from '../schemas/payment.ts';

const Query = PageQuery.extend({ orderId: Uuid.optional() }).strict();

const Position = z.tuple([z.iso.datetime(), Uuid]);

export const listPaymentsOperation = operation({
  summary: 'List payments, the newest first',
  who: 'user',
  query: Query,
  answers: { 200: pageOf(PaymentView) },
});

export function listPayments({ payments }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { orderId, limit, cursor } = parse(Query, req.query);
    const ownerId = caller.role === 'admin' ? undefined : caller.id;
    const after = parseCursor(Position, cursor);
    const found = await payments.list({ orderId, ownerId, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    res.json({
      items: page.map(viewPayment),
      nextCursor: last ? encodeCursor([last.createdAt, last.id]) : null,
    });
  };
}
