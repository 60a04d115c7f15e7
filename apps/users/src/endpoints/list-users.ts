import { operation, PageQuery, pageOf, parse, parseCursor, Uuid, viewPage } from '@quartet/http';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { Email } from '../schemas/person.ts';
import { UserView, viewUser } from '../schemas/user.ts';

const Query = PageQuery.extend({
  email: Email.optional().meta({ description: 'Only the user with this email' }),
}).strict();

export const listUsersOperation = operation({
  summary: 'List all users, the newest first',
  description: 'Users who deleted themselves are not listed.',
  who: 'admin',
  query: Query,
  answers: { 200: { description: 'A page of users', body: pageOf(UserView) } },
});

export function listUsers({ users }: Deps): RequestHandler {
  return async (req, res) => {
    const { limit, cursor, email } = parse(Query, req.query);
    const after = parseCursor(Uuid, cursor);
    const found = await users.list({ limit: limit + 1, after, email });
    res.json(viewPage(found, { limit, view: viewUser, positionOf: ({ id }) => id }));
  };
}
