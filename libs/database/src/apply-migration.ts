import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '@quartet/logging';
import type pg from 'pg';
import { type LockLimits, MigrationBlocked } from './lock-limits.ts';
import type { LockObserver } from './lock-observer.ts';
import type { MigrationFile } from './migration-files.ts';

export interface MigrationSession {
  readonly client: pg.Client;
  readonly observer: LockObserver;
  readonly limits: LockLimits;
  readonly log: Logger;
}

const record = 'INSERT INTO migration (name, checksum) VALUES ($1, $2)';
/** Attempts after which a migration may give up without knowing who is in its way; a slow machine looks late. */
const blindAttempts = 10;
const blockedStates = new Set(['55P03', '40P01']);

/**
 * Applies a migration unless it was applied before. While others hold its locks it lets go of its own, so that
 * requests pass, and tries again.
 * @throws MigrationBlocked when it did not get its locks in time
 */
export async function applyMigration(
  session: MigrationSession,
  file: MigrationFile,
): Promise<void> {
  const { client, observer, limits, log } = session;
  const deadline = performance.now() + limits.giveUpAfter;
  let pause = limits.firstPause;
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt(session, file);
    } catch (error) {
      if (!isBlocked(error)) throw error;
      await client.query('ROLLBACK');
      const { name: migration } = file;
      const known = observer.latest()?.reason;
      const reason = known ?? 'another session holds its lock';
      if (performance.now() + pause > deadline && (known || attempts > blindAttempts)) {
        const message = `migration ${migration} gave up after ${attempts} attempts: ${reason}`;
        throw new MigrationBlocked(message, { cause: error });
      }
      log.warn({ migration, attempts, reason }, 'migration is blocked; it will be retried');
      await wait(pause);
      pause = Math.min(pause * 2, limits.longestPause);
    }
  }
}

async function attempt(session: MigrationSession, file: MigrationFile): Promise<void> {
  const { client, log } = session;
  const { name, checksum, statements, isTransaction } = file;
  await setLockTimeout(client, await lockTimeout(session));
  if (await isApplied(client, file)) return;
  for (const statement of statements) await run(session, name, statement);
  await client.query(record, [name, checksum]);
  if (isTransaction) await client.query('COMMIT');
  log.info({ migration: name }, 'migrated');
}

async function isApplied(client: pg.Client, { name, checksum }: MigrationFile): Promise<boolean> {
  const { rows } = await client.query<{ readonly checksum: string }>(
    'SELECT checksum FROM migration WHERE name = $1',
    [name],
  );
  const [applied] = rows;
  if (applied === undefined || applied.checksum === checksum) return applied !== undefined;
  throw new Error(`migration ${name} has changed since it was applied; add a new one instead`);
}

/** No request waits behind a statement with CONCURRENTLY, and one that was interrupted leaves an invalid index. */
async function run(session: MigrationSession, migration: string, statement: string): Promise<void> {
  const { client, observer, limits, log } = session;
  if (!/\bCONCURRENTLY\b/i.test(statement)) {
    await observer.during(client.query(statement));
    return;
  }
  await setLockTimeout(client, limits.giveUpAfter);
  await observer.during(client.query(statement), ({ reason }) =>
    log.warn({ migration, reason }, 'migration waits for a lock; requests do not'),
  );
  await setLockTimeout(client, limits.timeout);
}

/**
 * PostgreSQL cancels an autovacuum for a session that has waited for `deadlock_timeout`; it could go on for hours.
 * https://www.postgresql.org/docs/current/routine-vacuuming.html#AUTOVACUUM
 */
async function lockTimeout({ client, observer, limits }: MigrationSession): Promise<number> {
  if (observer.latest()?.isForAutovacuum !== true) return limits.timeout;
  const { rows } = await client.query<{ readonly ms: number }>(
    `SELECT setting::integer AS ms FROM pg_settings WHERE name = 'deadlock_timeout'`,
  );
  return limits.timeout + (rows[0]?.ms ?? 0);
}

async function setLockTimeout(client: pg.Client, ms: number): Promise<void> {
  await client.query(`SELECT set_config('lock_timeout', $1, false)`, [String(ms)]);
}

function isBlocked(error: unknown): boolean {
  return Error.isError(error) && 'code' in error && blockedStates.has(String(error.code));
}
