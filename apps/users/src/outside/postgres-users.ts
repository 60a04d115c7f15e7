import {
  type Database,
  newId,
  type Queries,
  statement,
  violatedConstraint,
} from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { Page, Users } from '../deps.ts';
import { requireAdmin, requireLive, requireRecentLogin } from '../domain/authority.ts';
import type { Role, User } from '../domain/user.ts';
import { lockCaller } from './postgres-authority.ts';
import { sessionEndings } from './postgres-revocations.ts';
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

const selectUsersByEmail = statement<
  [after: string | undefined, limit: number, email: string],
  UserRow
>(
  `SELECT ${columns} FROM users
   WHERE email = $3 AND deleted_at IS NULL
     AND id < coalesce($1::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
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

type UsersConfig = Pick<Config, 'ACCESS_TOKEN_LIFETIME'>;

/** The user's row is locked before their sessions are deleted, so that none can start in between. */
export function postgresUsers(database: Database, config: UsersConfig): Users {
  const endings = sessionEndings(config);
  const setRole = async (tx: Queries, id: string, role: Role): Promise<User | undefined> => {
    const row = await tx.maybe(updateRole, [id, role]);
    if (row) await endings.ofUser(tx, id);
    return row && userOf(row);
  };
  return {
    add: async ({ email, name, role, passwordHash }) => {
      const values = [newId(), email, name, role, passwordHash] as const;
      return userOf(await unlessTaken(database.one(insertUser, values)));
    },
    get: (id) => found(database.reads.maybe(selectUser, [id]), userOf),
    list: async (page) => (await rowsOf(database, page)).map(userOf),
    account: (id) => found(database.reads.maybe(selectAccount, [id]), accountOf),
    accountByEmail: (email) =>
      found(database.reads.maybe(selectAccountByEmail, [email]), accountOf),
    change: (caller, { name, email }) =>
      database.transaction(async (tx) => {
        const session = await lockCaller(tx, caller);
        (email === undefined ? requireLive : requireRecentLogin)(session);
        return found(unlessTaken(tx.maybe(updateUser, [caller.id, name, email])), userOf);
      }),
    setRole: (caller, { id, role }) =>
      database.transaction(async (tx) => {
        requireAdmin(await lockCaller(tx, caller, id));
        const current = await found(tx.maybe(selectUser, [id]), userOf);
        return current?.role === role ? current : setRole(tx, id, role);
      }),
    promote: (id) => database.transaction((tx) => setRole(tx, id, 'admin')),
    rehash: async ({ id, passwordVersion }, passwordHash) => {
      await database.run(updateHash, [id, passwordVersion, passwordHash]);
    },
    changePassword: (caller, { account: { id, passwordVersion }, passwordHash }) =>
      database.transaction(async (tx) => {
        requireLive(await lockCaller(tx, caller));
        const row = await tx.maybe(updatePassword, [id, passwordVersion, passwordHash]);
        if (row) await endings.ofUser(tx, id, caller.session);
        return row && userOf(row);
      }),
    erase: (caller) =>
      database.transaction(async (tx) => {
        requireRecentLogin(await lockCaller(tx, caller));
        const row = await tx.maybe(eraseUser, [caller.id]);
        await endings.ofUser(tx, caller.id);
        return row && userOf(row);
      }),
  };
}

function rowsOf(database: Database, { limit, after, email }: Page): Promise<readonly UserRow[]> {
  return email === undefined
    ? database.many(selectUsers, [after, limit])
    : database.many(selectUsersByEmail, [after, limit, email]);
}

async function found<Row, T>(maybe: Promise<Row | undefined>, nounOf: (row: Row) => T) {
  const row = await maybe;
  return row && nounOf(row);
}

async function unlessTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (violatedConstraint(error) !== 'users_email_key') throw error;
    throw new Problem('email_taken', 'Another user has this email address.', { cause: error });
  }
}
