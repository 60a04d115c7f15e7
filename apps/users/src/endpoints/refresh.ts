import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { refreshSession } from '../processing/refresh-session.ts';
import { RefreshToken, TokensView, viewTokens } from '../schemas/tokens.ts';

const Refresh = z.strictObject({ refreshToken: RefreshToken }).meta({
  id: 'Refresh',
  description: 'The token of the session',
  example: { refreshToken: 'c2VjcmV0' },
});

export const refreshOperation = operation({
  summary: 'Exchange a refresh token for new tokens',
  description:
    'A refresh token is good for one use; within 10 seconds a repetition gets the same new one. Any other second use ends the session.',
  who: 'key',
  body: Refresh,
  answers: { 200: { description: 'The next tokens of the session', body: TokensView } },
  problems: ['bad_refresh_token'],
});

export function refresh(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { refreshToken } = parse(Refresh, req.body);
    const grant = await refreshSession(deps, refreshToken);
    res.json(viewTokens(await deps.accessTokens.issue(grant), grant.refreshToken));
  };
}
