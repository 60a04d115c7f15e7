import { type Queries, statement } from '@quartet/database';
import type { Caller, LiveSession } from '../domain/authority.ts';
import type { Role } from '../domain/user.ts';

interface LockedRow {
  readonly id: string;
  readonly role: Role;
}

const lockUsers = statement<[ids: readonly string[]], LockedRow>(
  `SELECT id, role FROM users
   WHERE id = ANY ($1::uuid[]) AND deleted_at IS NULL ORDER BY id FOR UPDATE`,
);

const selectLoginAge = statement<[id: string, userId: string], { readonly login_age: number }>(
  `SELECT coalesce(extract(epoch FROM now() - logged_in_at) * 1000, 'infinity')::float8 AS login_age
   FROM sessions WHERE id = $1 AND user_id = $2 AND expires_at > now()`,
);

/**
 * Returns the session of the caller as it is now, with both users locked until the commit: whatever ends it
 * locks its user too. The locks are taken in one order, so that two admins can change each other.
 */
export async function lockCaller(
  tx: Queries,
  { id, session }: Caller,
  target = id,
): Promise<LiveSession | undefined> {
  const rows = await tx.many(lockUsers, [[id, target]]);
  const login = await tx.maybe(selectLoginAge, [session, id]);
  const user = rows.find((row) => row.id === id);
  return user && login && { role: user.role, loginAge: login.login_age };
}
