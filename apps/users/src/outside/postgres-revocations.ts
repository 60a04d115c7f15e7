import { type Database, type Queries, statement } from '@quartet/database';
import type { Config } from '../config.ts';
import type { Revocations } from '../deps.ts';
import { cached } from './cached.ts';

/** The longest time from the issue of an access token to the moment at which nobody accepts it any more. */
export function tokenLife({
  ACCESS_TOKEN_LIFETIME,
}: Pick<Config, 'ACCESS_TOKEN_LIFETIME'>): number {
  return ACCESS_TOKEN_LIFETIME + skew + spare;
}

const skew = 30_000;
const spare = 30_000;
const publishEvery = 1_000;

const selectRevoked = statement<[life: number], { readonly session_id: string }>(
  `SELECT session_id FROM revocations WHERE revoked_at > now() - $1 * interval '1 ms'
   ORDER BY session_id`,
);

const listAndPrune = `listed AS (
     INSERT INTO revocations (session_id)
     SELECT id FROM ended WHERE issued_at > now() - $1 * interval '1 ms'
     ON CONFLICT DO NOTHING
   )
   DELETE FROM revocations WHERE session_id = ANY (ARRAY(
     SELECT session_id FROM revocations WHERE revoked_at < now() - $1 * interval '1 ms'
     ORDER BY revoked_at LIMIT 1000 FOR UPDATE SKIP LOCKED))`;

const endSession = statement<[life: number, id: string]>(
  `WITH ended AS (DELETE FROM sessions WHERE id = $2 RETURNING id, issued_at), ${listAndPrune}`,
);

const endSessionOfToken = statement<[life: number, hash: Buffer]>(
  `WITH ended AS (
     DELETE FROM sessions
     WHERE id = (SELECT session_id FROM refresh_tokens WHERE hash = $2) RETURNING id, issued_at
   ), ${listAndPrune}`,
);

const endSessionsOfUser = statement<[life: number, userId: string, kept: string | undefined]>(
  `WITH ended AS (
     DELETE FROM sessions
     WHERE user_id = $2 AND id IS DISTINCT FROM $3 RETURNING id, issued_at
   ), ${listAndPrune}`,
);

/** Ends sessions, and lists those of which an access token may still live, in one statement. */
export function sessionEndings(config: Pick<Config, 'ACCESS_TOKEN_LIFETIME'>) {
  const life = tokenLife(config);
  return {
    one: (queries: Queries, id: string) => queries.run(endSession, [life, id]),
    ofToken: (queries: Queries, hash: Buffer) => queries.run(endSessionOfToken, [life, hash]),
    ofUser: (queries: Queries, userId: string, kept?: string) =>
      queries.run(endSessionsOfUser, [life, userId, kept]),
  };
}

export type SessionEndings = ReturnType<typeof sessionEndings>;

/** Reads the list at most once a second, however many ask. */
export function postgresRevocations(
  database: Database,
  config: Pick<Config, 'ACCESS_TOKEN_LIFETIME'>,
): Revocations {
  const life = tokenLife(config);
  return {
    sessions: cached(publishEvery, async () => {
      const rows = await database.many(selectRevoked, [life]);
      return rows.map(({ session_id }) => session_id);
    }),
  };
}
