import pg from 'pg';
import { limits } from './settings.ts';

/** The roles of a server as members of one another. */
export interface Membership {
  /** True for a direct or indirect member; false for a user or a role that does not exist, too. */
  isMember(user: string, role: string): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * `pg_has_role` would return true for every superuser.
 * https://www.postgresql.org/docs/18/catalog-pg-auth-members.html
 */
const path = `
  WITH RECURSIVE granted AS (
    SELECT oid FROM pg_roles WHERE rolname = $1
    UNION SELECT roleid FROM pg_auth_members JOIN granted ON member = granted.oid
  )
  SELECT FROM granted JOIN pg_roles USING (oid) WHERE rolname = $2`;

/**
 * Reads the membership each time, because a GRANT counts at once. One connection serves all calls, and closes ten
 * seconds after the last. The server may be away in between.
 * @param url that of any user, because all may read the membership
 */
export function openMembership(url: string): Membership {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: limits.connect,
    query_timeout: limits.query,
  });
  pool.on('error', () => undefined);
  return {
    isMember: async (user, role) => (await pool.query(path, [user, role])).rowCount === 1,
    close: () => pool.end(),
  };
}
