import { Problem } from '@quartet/problem';
import type { Deps, Grant } from '../deps.ts';
import { judge } from '../domain/refresh.ts';

/**
 * Exchanges a refresh token for its successor. A token that is used again ends its session, because one of
 * its two users has stolen it.
 * @throws Problem `bad_refresh_token`
 */
export async function refreshSession(
  { sessions, repeatWithin, log }: Pick<Deps, 'sessions' | 'repeatWithin' | 'log'>,
  refreshToken: string,
): Promise<Grant> {
  const use = await sessions.use(refreshToken);
  if (!use) throw refused();
  const { grant, presented } = use;
  const verdict = judge(presented, repeatWithin);
  if (verdict === 'reused') {
    await sessions.end(grant.sessionId);
    log.warn({ user: grant.userId, reason: 'refresh token reused' }, 'session ended');
  }
  if (verdict !== 'good') throw refused();
  return grant;
}

function refused(): Problem {
  return new Problem('bad_refresh_token', 'Log in again.');
}
