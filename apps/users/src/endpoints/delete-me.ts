import { callerOf, operation } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { requireActive } from '../domain/user.ts';

export const deleteMeOperation = operation({
  summary: 'Delete me, with all that tells who I was',
  description:
    'Name, email and password are erased; orders stay, under an id that names nobody. It takes a login of the last five minutes.',
  who: 'user',
  answers: { 204: { description: 'The user is erased' } },
  problems: ['recent_login_required'],
});

export function deleteMe({ users }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    requireActive(await users.erase(caller));
    res.status(204).end();
  };
}
