import { callerOf, operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { requireFound } from '../domain/user.ts';
import { Role, UserPath, UserView, viewUser } from '../schemas/user.ts';

const RoleChange = z
  .strictObject({ role: Role })
  .meta({ id: 'RoleChange', description: 'The new role', example: { role: 'admin' } });

export const changeRoleOperation = operation({
  summary: 'Change the role of a user, which ends their sessions',
  description: 'Access tokens that were issued before keep the old role for at most 10 minutes.',
  who: 'admin',
  params: UserPath,
  body: RoleChange,
  answers: { 200: { description: 'The user with the role', body: UserView } },
  problems: ['not_found'],
});

export function changeRole({ users }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { id } = parse(UserPath, req.params);
    const { role } = parse(RoleChange, req.body);
    const user = requireFound(await users.setRole(caller, { id, role }));
    res.json(viewUser(user));
  };
}
