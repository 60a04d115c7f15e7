import { callerOf, operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { requireActive } from '../domain/user.ts';
import { Email, Name } from '../schemas/person.ts';
import { UserView, viewUser } from '../schemas/user.ts';

const Changes = z.strictObject({ name: Name.optional(), email: Email.optional() }).meta({
  id: 'UserChanges',
  description: 'The members that change',
  example: { name: 'Ada King' },
});

export const changeMeOperation = operation({
  summary: 'Change my name or email',
  description:
    'A new email is what the next login needs. It takes a login of the last five minutes.',
  who: 'user',
  body: Changes,
  answers: { 200: { description: 'The user as it is now', body: UserView } },
  problems: ['email_taken', 'recent_login_required'],
});

export function changeMe({ users }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const changes = parse(Changes, req.body);
    const user = requireActive(await users.change(caller, changes));
    res.json(viewUser(user));
  };
}
