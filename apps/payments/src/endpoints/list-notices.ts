import { operation, PageQuery, pageOf, parse, parseCursor, Uuid, viewPage } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { SavedPayment } from '../domain/payment.ts';
import { NoticeView, viewNotice } from '../schemas/notice.ts';

const Query = PageQuery.strict();

const Position = z.tuple([z.iso.datetime(), Uuid]);

export const listNoticesOperation = operation({
  summary: 'List the payments whose order does not know yet what happened to its money',
  who: 'service',
  query: Query,
  answers: { 200: pageOf(NoticeView) },
});

export function listNotices({ notices }: Deps): RequestHandler {
  return async (req, res) => {
    const { limit, cursor } = parse(Query, req.query);
    const after = parseCursor(Position, cursor);
    const found = await notices.list({ after, limit: limit + 1 });
    res.json(viewPage(found, { limit, view: viewNotice, positionOf }));
  };
}

function positionOf({ updatedAt, id }: SavedPayment): z.input<typeof Position> {
  return [updatedAt.toISOString(), id];
}
