import { operation, parse } from '@quartet/http';
import { Problem } from '@quartet/problem';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { judge } from '../domain/refresh.ts';
import { RefreshToken, TokensView, viewTokens } from '../schemas/tokens.ts';

const Refresh = z.strictObject({ refreshToken: RefreshToken });

export const refreshOperation = operation({
  summary: 'Exchange a refresh token for new tokens',
  who: 'key',
  body: Refresh,
  answers: { 200: TokensView },
  problems: ['bad_refresh_token'],
});

export function refresh({ sessions, accessTokens, repeatWithin, log }: Deps): RequestHandler {
  return async (req, res) => {
    const { refreshToken } = parse(Refresh, req.body);
    const use = await sessions.use(refreshToken);
    if (!use) throw refused();
    const { grant, presented } = use;
    const verdict = judge(presented, repeatWithin);
    if (verdict === 'reused') {
      await sessions.end(grant.sessionId);
      log.warn({ user: grant.userId, reason: 'refresh token reused' }, 'a session was ended');
    }
    if (verdict !== 'good') throw refused();
    res.json(viewTokens(await accessTokens.issue(grant), grant.refreshToken));
  };
}

function refused(): Problem {
  return new Problem('bad_refresh_token', 'Log in again.');
}
