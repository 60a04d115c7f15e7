import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { proven } from '../domain/user.ts';
import { KnownPassword } from '../schemas/password.ts';
import { Email } from '../schemas/person.ts';
import { TokensView, viewTokens } from '../schemas/tokens.ts';

const Credentials = z.strictObject({ email: Email, password: KnownPassword });

export const logInOperation = operation({
  summary: 'Log in with email and password',
  who: 'key',
  body: Credentials,
  answers: { 200: TokensView },
  problems: ['bad_credentials'],
});

export function logIn(deps: Deps): RequestHandler {
  const { users, sessions, passwords, attempts, addresses, accessTokens } = deps;
  return async (req, res) => {
    await addresses.admit(req.ip);
    const { email, password } = parse(Credentials, req.body);
    await attempts.admit(email);
    const found = await users.accountByEmail(email);
    const { right, outdated } = await passwords.prove(password, found?.passwordHash);
    await attempts.settle(email, right);
    const account = proven(found, right);
    if (outdated) await users.rehash(account, await passwords.hash(password));
    const grant = proven(await sessions.start(account));
    res.json(viewTokens(await accessTokens.issue(grant), grant.refreshToken));
  };
}
