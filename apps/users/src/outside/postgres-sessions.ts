import { type Database, newId, statement } from '@quartet/database';
import type { Config } from '../config.ts';
import type { Grant, Sessions } from '../deps.ts';
import type { Presented } from '../domain/refresh.ts';
import type { Role } from '../domain/user.ts';
import { hashOf, newRefreshToken, successorOf } from './crypto-refresh-tokens.ts';

type SessionConfig = Pick<
  Config,
  'REFRESH_TOKEN_SECRET' | 'SESSION_LIFETIME' | 'SESSION_IDLE_LIFETIME'
>;

type NewSession = [
  userId: string,
  passwordVersion: number,
  sessionId: string,
  hash: Buffer,
  lifetime: number,
  idle: number,
];

/** The user's row is shared until the commit, so that a change of the password comes before or after. */
const insertSession = statement<NewSession, Omit<Grant, 'refreshToken'>>(
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
   SELECT session.id AS "sessionId", owner.id AS "userId", owner.role FROM session, owner`,
);

interface Use extends Presented {
  readonly sessionId: string;
  readonly userId: string;
  readonly role: Role;
}

/** The session's row is locked first: uses of one family take turns, and its end comes before or after. */
const useToken = statement<[hash: Buffer, successor: Buffer, idle: number], Use>(
  `WITH session AS (
     SELECT id, user_id, expires_at FROM sessions
     WHERE id = (SELECT session_id FROM refresh_tokens WHERE hash = $1) FOR UPDATE
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
   SELECT session.id AS "sessionId", users.id AS "userId", users.role, now() AS now,
     used.used_at AS "firstUsedAt", used.expires_at AS "expiresAt",
     EXISTS (SELECT FROM refresh_tokens WHERE hash = $2 AND used_at IS NOT NULL) AS "successorUsed"
   FROM session JOIN users ON users.id = session.user_id, used`,
);

const deleteSession = statement<[string]>(`DELETE FROM sessions WHERE id = $1`);

const deleteSessionOf = statement<[Buffer]>(
  `DELETE FROM sessions
   WHERE id = (SELECT session_id FROM refresh_tokens WHERE hash = $1)`,
);

const deleteSomeExpired = statement<[]>(
  `DELETE FROM sessions WHERE id IN (
     SELECT id FROM sessions WHERE expires_at < now() LIMIT 100 FOR UPDATE SKIP LOCKED)`,
);

export function postgresSessions(database: Database, config: SessionConfig): Sessions {
  const { SESSION_LIFETIME: lifetime, SESSION_IDLE_LIFETIME: idle } = config;
  return {
    start: async ({ id, passwordVersion }) => {
      await database.run(deleteSomeExpired, []);
      const refreshToken = newRefreshToken();
      const hash = hashOf(refreshToken);
      const values: NewSession = [id, passwordVersion, newId(), hash, lifetime, idle];
      const session = await database.maybe(insertSession, values);
      return session && { ...session, refreshToken };
    },
    use: async (token) => {
      const refreshToken = successorOf(token, config.REFRESH_TOKEN_SECRET);
      const use = await database.maybe(useToken, [hashOf(token), hashOf(refreshToken), idle]);
      if (!use) return undefined;
      const { sessionId, userId, role, ...presented } = use;
      return { grant: { sessionId, userId, role, refreshToken }, presented };
    },
    end: async (sessionId) => {
      await database.run(deleteSession, [sessionId]);
    },
    endByToken: async (token) => {
      await database.run(deleteSessionOf, [hashOf(token)]);
    },
  };
}
