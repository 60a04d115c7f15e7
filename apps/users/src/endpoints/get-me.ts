import { callerOf, operation } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { requireActive } from '../domain/user.ts';
import { UserView, viewUser } from '../schemas/user.ts';

export const getMeOperation = operation({
  summary: 'Get me',
  description: 'The user of the access token.',
  who: 'user',
  answers: { 200: { description: 'The user', body: UserView } },
});

export function getMe({ users }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const user = requireActive(await users.get(caller.id));
    res.json(viewUser(user));
  };
}
