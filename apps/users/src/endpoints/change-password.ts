import { callerOf, operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { requireImpersonal } from '../domain/password.ts';
import { requireValidCredentials, requireActive } from '../domain/user.ts';
import { authenticate } from '../processing/authenticate.ts';
import { KnownPassword, NewPassword } from '../schemas/password.ts';

const PasswordChange = z.strictObject({ current: KnownPassword, next: NewPassword }).meta({
  id: 'PasswordChange',
  description: 'The password as it was, and the new one',
  example: { current: 'a fine password', next: 'a finer password' },
});

export const changePasswordOperation = operation({
  summary: 'Change my password, which ends my other sessions',
  description: 'Only the session that asks for it goes on.',
  who: 'user',
  body: PasswordChange,
  answers: { 204: { description: 'The new password holds' } },
  problems: ['bad_credentials'],
});

export function changePassword(deps: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const { current, next } = parse(PasswordChange, req.body);
    const account = requireActive(await deps.users.account(caller.id));
    requireImpersonal({ ...account, password: next, field: 'next' });
    const find = () => Promise.resolve(account);
    const guesser = { email: account.email, proof: caller.session };
    const purpose = 'password change';
    await authenticate(deps, { ...guesser, password: current, purpose, find });
    const passwordHash = await deps.passwords.hash(next, purpose);
    requireValidCredentials(await deps.users.changePassword(caller, { account, passwordHash }));
    res.status(204).end();
  };
}
