import { operation, parse, Uuid } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';

const Query = z.strictObject({
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(Uuid).max(100)),
});

export const listSettledPaymentsOperation = operation({
  summary: 'List those of these payments none of whose operations is under way',
  who: 'service',
  query: Query,
  answers: { 200: z.object({ items: z.array(Uuid) }) },
});

export function listSettledPayments({ settlements }: Deps): RequestHandler {
  return async (req, res) => {
    const { ids } = parse(Query, req.query);
    res.json({ items: await settlements.among(ids) });
  };
}
