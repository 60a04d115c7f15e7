import { operation, PageQuery, pageOf, parse, parseCursor, Uuid, viewPage } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { DeadLetterView } from '../schemas/dead-letter.ts';

const Query = PageQuery.strict();

export const listDeadLettersOperation = operation({
  summary: 'List the events that the bus did not take, the oldest first',
  description: 'They wait until an admin replays them; the order itself is not affected.',
  who: 'admin',
  query: Query,
  answers: { 200: { description: 'A page of dead letters', body: pageOf(DeadLetterView) } },
});

export function listDeadLetters({ deadLetters }: Deps): RequestHandler {
  return async (req, res) => {
    const { limit, cursor } = parse(Query, req.query);
    const after = parseCursor(Uuid, cursor);
    const found = await deadLetters.list({ after, limit: limit + 1 });
    res.json(viewPage(found, { limit, view: (each) => each, positionOf: ({ id }) => id }));
  };
}
