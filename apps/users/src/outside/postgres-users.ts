import {
  type Database,
  newId,
  type Queries,
  statement,
  violatedConstraint,
} from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Users } from '../deps.ts';
import type { Role, User } from '../domain/user.ts';
import { type AccountRow, accountOf, type UserRow, userOf } from './postgres-user-row.ts';

const columns = `id, email, name, role, created_at, updated_at`;

const insertUser = statement<
  [id: string, email: string, name: string, role: Role, passwordHash: string],
  UserRow
>(
  `INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, $3, $4, $5) RETURNING ${columns}`,
);

const selectUser = statement<[id: string], UserRow>(
  `SELECT ${columns} FROM users WHERE id = $1 AND deleted_at IS NULL`,
);

const selectUsers = statement<[after: string | undefined, limit: number], UserRow>(
  `SELECT ${columns} FROM users
   WHERE deleted_at IS NULL AND id < coalesce($1::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
   ORDER BY id DESC LIMIT $2`,
);

const selectAccount = statement<[id: string], AccountRow>(
  `SELECT ${columns}, password_hash, password_version FROM users WHERE id = $1 AND deleted_at IS NULL`,
);

const selectAccountByEmail = statement<[email: string], AccountRow>(
  `SELECT ${columns}, password_hash, password_version FROM users WHERE email = $1`,
);

const updateUser = statement<
  [id: string, name: string | undefined, email: string | undefined],
  UserRow
>(
  `UPDATE users SET name = coalesce($2, name), email = coalesce($3, email), updated_at = now()
   WHERE id = $1 AND deleted_at IS NULL RETURNING ${columns}`,
);

const updateRole = statement<[id: string, role: Role], UserRow>(
  `UPDATE users SET role = $2, updated_at = now() WHERE id = $1 AND deleted_at IS NULL RETURNING ${columns}`,
);

type NewHash = [id: string, passwordVersion: number, passwordHash: string];

const updateHash = statement<NewHash>(
  `UPDATE users SET password_hash = $3 WHERE id = $1 AND password_version = $2`,
);

const updatePassword = statement<NewHash, UserRow>(
  `UPDATE users SET password_hash = $3, password_version = password_version + 1, updated_at = now()
   WHERE id = $1 AND password_version = $2 RETURNING ${columns}`,
);

const eraseUser = statement<[id: string], UserRow>(
  `UPDATE users
   SET email = NULL, name = NULL, password_hash = NULL, password_version = password_version + 1,
     updated_at = now(), deleted_at = now()
   WHERE id = $1 AND deleted_at IS NULL RETURNING ${columns}`,
);

const deleteSessions = statement<[userId: string, keptSession: string | undefined]>(
  `DELETE FROM sessions WHERE user_id = $1 AND id IS DISTINCT FROM $2`,
);

export function postgresUsers(database: Database): Users {
  return {
    add: async ({ email, name, role, passwordHash }) => {
      const values = [newId(), email, name, role, passwordHash] as const;
      return userOf(await unlessTaken(database.one(insertUser, values)));
    },
    get: (id) => found(database.reads.maybe(selectUser, [id]), userOf),
    list: async ({ limit, after }) =>
      (await database.many(selectUsers, [after, limit])).map(userOf),
    account: (id) => found(database.reads.maybe(selectAccount, [id]), accountOf),
    accountByEmail: (email) =>
      found(database.reads.maybe(selectAccountByEmail, [email]), accountOf),
    change: (id, { name, email }) =>
      found(unlessTaken(database.maybe(updateUser, [id, name, email])), userOf),
    setRole: (id, role) => endingSessions(database, (tx) => tx.maybe(updateRole, [id, role])),
    rehash: async ({ id, passwordVersion }, passwordHash) => {
      await database.run(updateHash, [id, passwordVersion, passwordHash]);
    },
    changePassword: ({ account: { id, passwordVersion }, passwordHash, keptSession }) =>
      endingSessions(
        database,
        (tx) => tx.maybe(updatePassword, [id, passwordVersion, passwordHash]),
        keptSession,
      ),
    erase: (id) => endingSessions(database, (tx) => tx.maybe(eraseUser, [id])),
  };
}

async function found<Row, T>(maybe: Promise<Row | undefined>, nounOf: (row: Row) => T) {
  const row = await maybe;
  return row && nounOf(row);
}

/** The user's row is locked before the sessions are deleted, so that none can start in between. */
function endingSessions(
  database: Database,
  update: (tx: Queries) => Promise<UserRow | undefined>,
  keptSession?: string,
): Promise<User | undefined> {
  return database.transaction(async (tx) => {
    const row = await update(tx);
    if (row) await tx.run(deleteSessions, [row.id, keptSession]);
    return row && userOf(row);
  });
}

async function unlessTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (violatedConstraint(error) !== 'users_email_key') throw error;
    throw new Problem('email_taken', 'Another user has this email address.', { cause: error });
  }
}
