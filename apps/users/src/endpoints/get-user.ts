import { callerOf, operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { readBy } from '../domain/user.ts';
import { UserPath, UserView, viewUser } from '../schemas/user.ts';

export const getUserOperation = operation({
  summary: 'Get a user: myself, or any as an admin',
  description: 'Another user is not found, except by an admin.',
  who: 'user',
  params: UserPath,
  answers: { 200: { description: 'The user', body: UserView } },
  problems: ['not_found'],
});

export function getUser({ users }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { id } = parse(UserPath, req.params);
    const user = readBy(caller, await users.get(id));
    res.json(viewUser(user));
  };
}
