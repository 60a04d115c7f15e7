import { ETag, operation } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { etagOf, IfNoneMatchHeaders, RevocationsView } from '../schemas/revocations.ts';

const headers = z.object({ ETag });

export const publishRevocationsOperation = operation({
  summary: 'The sessions that have ended while their access tokens live',
  description:
    'Whoever verifies access tokens refuses those whose claim `sid` is listed, and fetches the list every few seconds with If-None-Match.',
  who: 'anyone',
  headers: IfNoneMatchHeaders,
  answers: {
    200: { description: 'The sessions', body: RevocationsView, headers },
    304: { description: 'The list is the one that If-None-Match names', headers },
  },
});

export function publishRevocations({ revocations }: Deps): RequestHandler {
  return async (req, res) => {
    const sessions = await revocations.sessions();
    const etag = etagOf(sessions);
    res.setHeader('ETag', etag);
    if (req.get('if-none-match') === etag) res.status(304).end();
    else res.json({ sessions });
  };
}
