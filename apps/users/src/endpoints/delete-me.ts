import { callerOf, operation } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { requireActive } from '../domain/user.ts';

export const deleteMeOperation = operation({
  summary: 'Delete me, with all that tells who I was',
  description: 'Name, email and password are erased; orders stay, under an id that names nobody.',
  who: 'user',
  answers: { 204: { description: 'The user is erased' } },
});

export function deleteMe({ users }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    requireActive(await users.erase(caller.id));
    res.status(204).end();
  };
}
