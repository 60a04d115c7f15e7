import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { requireValidCredentials } from '../domain/user.ts';
import { authenticate } from '../processing/authenticate.ts';
import { KnownPassword } from '../schemas/password.ts';
import { Email } from '../schemas/person.ts';
import { DeviceToken, LoginView, viewTokens } from '../schemas/tokens.ts';

const Credentials = z
  .strictObject({ email: Email, password: KnownPassword, deviceToken: DeviceToken.optional() })
  .meta({
    id: 'Credentials',
    description: 'Email and password',
    example: { email: 'ada@example.com', password: 'a fine password' },
  });

export const logInOperation = operation({
  summary: 'Log in with email and password',
  description:
    'Starts a session. After five failures in a row the account has to wait, longer each time. With the device token of an earlier login, failures of others do not count.',
  who: 'key',
  body: Credentials,
  answers: { 200: { description: 'The tokens of a new session', body: LoginView } },
  problems: ['bad_credentials'],
});

export function logIn(deps: Deps): RequestHandler {
  return async (req, res) => {
    await deps.loginRateLimit.consume(req.ip);
    const { email, password, deviceToken } = parse(Credentials, req.body);
    const device = deps.deviceTokens.deviceOf(email, deviceToken);
    const find = () => deps.users.accountByEmail(email);
    const { account, needsRehash } = await authenticate(deps, {
      ...{ email, proof: device },
      ...{ password, find, purpose: device === undefined ? 'login' : 'known login' },
    });
    if (needsRehash) await deps.users.rehash(account, await deps.passwords.hash(password, 'login'));
    const grant = requireValidCredentials(await deps.sessions.start(account));
    const tokens = viewTokens(await deps.accessTokens.issue(grant), grant.refreshToken);
    res.json({ ...tokens, deviceToken: deps.deviceTokens.issue(email, device) });
  };
}
