import {
  type Database,
  newId,
  type Queries,
  statement,
  violatedConstraint,
} from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Users } from '../deps.ts';
import type { Account, Role, User } from '../domain/user.ts';

const insertUser = statement<[string, string, string, Role, string], User>(
  `INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, $3, $4, $5)
   RETURNING id, email, name, role, created_at AS "createdAt", updated_at AS "updatedAt"`,
);

const selectUser = statement<[string], User>(
  `SELECT id, email, name, role, created_at AS "createdAt", updated_at AS "updatedAt"
   FROM users WHERE id = $1 AND deleted_at IS NULL`,
);

const selectUsers = statement<[string | undefined, number], User>(
  `SELECT id, email, name, role, created_at AS "createdAt", updated_at AS "updatedAt"
   FROM users
   WHERE deleted_at IS NULL AND id < coalesce($1::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
   ORDER BY id DESC LIMIT $2`,
);

const selectAccount = statement<[string], Account>(
  `SELECT id, email, name, role, created_at AS "createdAt", updated_at AS "updatedAt",
     password_hash AS "passwordHash", password_version AS "passwordVersion"
   FROM users WHERE id = $1 AND deleted_at IS NULL`,
);

const selectAccountByEmail = statement<[string], Account>(
  `SELECT id, email, name, role, created_at AS "createdAt", updated_at AS "updatedAt",
     password_hash AS "passwordHash", password_version AS "passwordVersion"
   FROM users WHERE email = $1`,
);

const updateUser = statement<[string, string | undefined, string | undefined], User>(
  `UPDATE users SET name = coalesce($2, name), email = coalesce($3, email), updated_at = now()
   WHERE id = $1 AND deleted_at IS NULL
   RETURNING id, email, name, role, created_at AS "createdAt", updated_at AS "updatedAt"`,
);

const updateRole = statement<[string, Role], User>(
  `UPDATE users SET role = $2, updated_at = now() WHERE id = $1 AND deleted_at IS NULL
   RETURNING id, email, name, role, created_at AS "createdAt", updated_at AS "updatedAt"`,
);

const updateHash = statement<[string, number, string]>(
  `UPDATE users SET password_hash = $3 WHERE id = $1 AND password_version = $2`,
);

const updatePassword = statement<[string, number, string], User>(
  `UPDATE users
   SET password_hash = $3, password_version = password_version + 1, updated_at = now()
   WHERE id = $1 AND password_version = $2
   RETURNING id, email, name, role, created_at AS "createdAt", updated_at AS "updatedAt"`,
);

const eraseUser = statement<[string], User>(
  `UPDATE users
   SET email = NULL, name = NULL, password_hash = NULL, password_version = password_version + 1,
     updated_at = now(), deleted_at = now()
   WHERE id = $1 AND deleted_at IS NULL
   RETURNING id, email, name, role, created_at AS "createdAt", updated_at AS "updatedAt"`,
);

const deleteSessions = statement<[string, string | undefined]>(
  `DELETE FROM sessions WHERE user_id = $1 AND id IS DISTINCT FROM $2`,
);

export function postgresUsers(database: Database): Users {
  return {
    add: ({ email, name, role, passwordHash }) =>
      unlessTaken(database.one(insertUser, [newId(), email, name, role, passwordHash])),
    get: (id) => database.reads.maybe(selectUser, [id]),
    list: ({ limit, after }) => database.many(selectUsers, [after, limit]),
    account: (id) => database.reads.maybe(selectAccount, [id]),
    accountByEmail: (email) => database.reads.maybe(selectAccountByEmail, [email]),
    change: (id, { name, email }) => unlessTaken(database.maybe(updateUser, [id, name, email])),
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

/** The user's row is locked before the sessions are deleted, so that none can start in between. */
function endingSessions(
  database: Database,
  update: (tx: Queries) => Promise<User | undefined>,
  keptSession?: string,
): Promise<User | undefined> {
  return database.transaction(async (tx) => {
    const user = await update(tx);
    if (user) await tx.run(deleteSessions, [user.id, keptSession]);
    return user;
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
