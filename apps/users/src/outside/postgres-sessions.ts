import { type Database, newId, statement } from '@quartet/database';
import type { Config } from '../config.ts';
import type { Grant, Sessions } from '../deps.ts';
import type { Presented } from '../domain/refresh.ts';
import type { Role } from '../domain/user.ts';
import { hashOf, newRefreshToken, successorOf } from './crypto-refresh-tokens.ts';
import { sessionEndings } from './postgres-revocations.ts';

type SessionConfig = Pick<
  Config,
  'REFRESH_TOKEN_SECRET' | 'SESSION_LIFETIME' | 'SESSION_IDLE_LIFETIME' | 'ACCESS_TOKEN_LIFETIME'
>;

interface GrantRow {
  readonly session_id: string;
  readonly user_id: string;
  readonly role: Role;
}

interface UseRow extends GrantRow {
  readonly now: Date;
  readonly used_at: Date;
  readonly expires_at: Date;
  readonly successor_used: boolean;
}

/** The user's row is shared until the commit, so that a change of the password comes before or after. */
const insertSession = statement<
  [
    ...[userId: string, passwordVersion: number, sessionId: string],
    ...[hash: Buffer, lifetime: number, idle: number],
  ],
  GrantRow
>(
  `WITH owner AS (
     SELECT id, role FROM users WHERE id = $1 AND password_version = $2 FOR SHARE
   ), session AS (
     INSERT INTO sessions (id, user_id, expires_at)
     SELECT $3, id, now() + $5 * interval '1 ms' FROM owner
     RETURNING id, user_id, expires_at
   ), token AS (
     INSERT INTO refresh_tokens (hash, session_id, expires_at)
     SELECT $4, id, least(expires_at, now() + $6 * interval '1 ms') FROM session
   )
   SELECT session.id AS session_id, owner.id AS user_id, owner.role FROM session, owner`,
);

/** The session's row is locked first: uses of one family take turns, and its end comes before or after. */
const useToken = statement<[hash: Buffer, successor: Buffer, idle: number], UseRow>(
  `WITH session AS (
     UPDATE sessions SET issued_at = now()
     WHERE id = (SELECT session_id FROM refresh_tokens WHERE hash = $1)
     RETURNING id, user_id, expires_at
   ), used AS (
     UPDATE refresh_tokens token SET used_at = coalesce(token.used_at, now())
     FROM session WHERE token.hash = $1 AND token.session_id = session.id
     RETURNING token.used_at, token.expires_at
   ), successor AS (
     INSERT INTO refresh_tokens (hash, session_id, expires_at)
     SELECT $2, session.id, least(session.expires_at, now() + $3 * interval '1 ms')
     FROM session, used WHERE used.used_at = now() AND used.expires_at > now()
     ON CONFLICT DO NOTHING
   )
   SELECT session.id AS session_id, users.id AS user_id, users.role, now() AS now,
     used.used_at, used.expires_at,
     EXISTS (SELECT FROM refresh_tokens WHERE hash = $2 AND used_at IS NOT NULL) AS successor_used
   FROM session JOIN users ON users.id = session.user_id, used`,
);

const deleteSomeExpired = statement<[]>(
  `DELETE FROM sessions WHERE id = ANY (ARRAY(
     SELECT id FROM sessions WHERE expires_at < now()
     ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED))`,
);

export function postgresSessions(database: Database, config: SessionConfig): Sessions {
  const { SESSION_LIFETIME: lifetime, SESSION_IDLE_LIFETIME: idle } = config;
  const endings = sessionEndings(config);
  return {
    start: async ({ id, passwordVersion }) => {
      await database.run(deleteSomeExpired, []);
      const refreshToken = newRefreshToken();
      const values = [id, passwordVersion, newId(), hashOf(refreshToken), lifetime, idle] as const;
      const row = await database.maybe(insertSession, values);
      return row && grantOf(row, refreshToken);
    },
    use: async (token) => {
      const refreshToken = successorOf(token, config.REFRESH_TOKEN_SECRET);
      const row = await database.maybe(useToken, [hashOf(token), hashOf(refreshToken), idle]);
      return row && { grant: grantOf(row, refreshToken), presented: presentedOf(row) };
    },
    end: async (sessionId) => {
      await endings.one(database, sessionId);
    },
    endByToken: async (token) => {
      await endings.ofToken(database, hashOf(token));
    },
  };
}

function grantOf({ session_id, user_id, role }: GrantRow, refreshToken: string): Grant {
  return { sessionId: session_id, userId: user_id, role, refreshToken };
}

function presentedOf({ now, used_at, expires_at, successor_used }: UseRow): Presented {
  return { now, firstUsedAt: used_at, expiresAt: expires_at, successorUsed: successor_used };
}
