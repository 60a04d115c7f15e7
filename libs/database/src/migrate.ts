import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { applyMigration, type MigrationSession } from './apply-migration.ts';
import { connect, type Login } from './connect.ts';
import { defaultLockLimits, type LockLimits, MigrationBlocked } from './lock-limits.ts';
import { createLockObserver } from './lock-observer.ts';
import { findAdvisoryLockHolder } from './lock-waits.ts';
import { readMigrations } from './migration-files.ts';

/** The migrations of a database, applied as the owner of its tables. */
export interface Migrations extends Login {
  /**
   * Holds `0001-name.sql`, `0002-…`; each runs once, in a transaction of its own, and never changes. A file that
   * begins with `-- no transaction` runs statement by statement, and again from its start after a failure.
   */
  readonly folder: URL;
  /** @default defaultLockLimits */
  readonly limits?: Partial<LockLimits>;
}

const advisoryLock = 7_081_960_001;
const lockInterval = 100;
/** Looks at the locks of a statement while it waits for one. */
const looks = 10;

/**
 * Two tasks that start at once do not migrate twice: the second waits for the lock and finds it done. A migration
 * whose table is in use stops no traffic: it waits for its lock for a moment, lets go, and tries again.
 * @throws MigrationBlocked when a migration did not get its locks in time
 * @throws Error when a migration fails, or when one that was applied has changed since
 */
export async function migrate(migrations: Migrations): Promise<void> {
  const session = await openSession(migrations);
  const { client, observer } = session;
  try {
    await lockMigrations(session);
    await client.query(
      `CREATE TABLE IF NOT EXISTS migration (
         name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    await keepForOwner(client);
    for (const file of await readMigrations(migrations.folder)) await applyMigration(session, file);
  } finally {
    await Promise.all([client.end(), observer.close()]);
  }
}

async function openSession(migrations: Migrations): Promise<MigrationSession> {
  const limits = { ...defaultLockLimits, ...migrations.limits };
  const client = await connect({ ...migrations, application: 'migrate' });
  const { rows } = await client.query<{ readonly pid: number }>('SELECT pg_backend_pid() AS pid');
  const observer = createLockObserver({
    pid: rows[0]?.pid ?? 0,
    interval: limits.timeout / looks,
    connect: () => connect({ ...migrations, application: 'migrate', giveUpAfter: 0 }),
  });
  return { client, observer, limits, log: migrations.log };
}

/** Polls, since a session that waits inside PostgreSQL has a snapshot, for which CREATE INDEX CONCURRENTLY waits. */
async function lockMigrations({ client, limits, log }: MigrationSession): Promise<void> {
  const start = performance.now();
  let notice = limits.firstPause;
  for (;;) {
    if (await tryLock(client)) return;
    const waited = performance.now() - start;
    if (waited > notice) {
      const reason = await findAdvisoryLockHolder(client, advisoryLock);
      if (reason !== undefined && waited > limits.giveUpAfter)
        throw new MigrationBlocked(`the migrations did not begin: ${reason}`);
      log.warn({ reason }, 'migrations wait for those of another task');
      notice = Math.min(notice * 2, notice + limits.longestPause);
    }
    await wait(lockInterval);
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ readonly locked: boolean }>(
    'SELECT pg_try_advisory_lock($1) AS locked',
    [advisoryLock],
  );
  return rows[0]?.locked === true;
}

/** Default privileges give the rows of every table to the role of the service; these would make it migrate again. */
async function keepForOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ readonly role: string }>(
    `SELECT DISTINCT grantee::regrole::text AS role FROM pg_class, aclexplode(relacl)
     WHERE oid = 'migration'::regclass AND grantee NOT IN (0, relowner) AND privilege_type <> 'SELECT'`,
  );
  for (const { role } of rows)
    await client.query(`REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON migration FROM ${role}`);
}

/** Returns once the database lets the role in. */
export async function waitForDatabase(login: Login): Promise<void> {
  const client = await connect(login);
  await client.end();
}
