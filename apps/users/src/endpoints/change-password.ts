import { callerOf, operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { proven, stillThere } from '../domain/user.ts';
import { KnownPassword, NewPassword } from '../schemas/password.ts';

const PasswordChange = z.strictObject({ current: KnownPassword, next: NewPassword });

export const changePasswordOperation = operation({
  summary: 'Change my password, which ends my other sessions',
  who: 'user',
  body: PasswordChange,
  answers: { 204: null },
  problems: ['bad_credentials'],
});

export function changePassword({ users, passwords, attempts, accessTokens }: Deps): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(req);
    const keptSession = accessTokens.sessionOf(req.get('authorization'));
    const { current, next } = parse(PasswordChange, req.body);
    const found = stillThere(await users.account(caller.id));
    await attempts.admit(found.email);
    const { right } = await passwords.prove(current, found.passwordHash);
    await attempts.settle(found.email, right);
    const account = proven(found, right);
    const passwordHash = await passwords.hash(next);
    proven(await users.changePassword({ account, passwordHash, keptSession }));
    res.status(204).end();
  };
}
