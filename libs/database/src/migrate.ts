import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { connect, type Login } from './connect.ts';

/** The migrations of a database, applied as the owner of its tables. */
export interface Migrations extends Login {
  /**
   * Holds `0001-name.sql`, `0002-…`; each runs once, in a transaction of its own, and never changes. A file that
   * begins with `-- no transaction` runs statement by statement, and again from its start after a failure.
   */
  readonly folder: URL;
}

const lockNumber = 7_081_960_001;
const lockInterval = 100;

/**
 * Two tasks that start at once do not migrate twice: the second waits for the lock and finds it done.
 * @throws Error when a migration fails, or when one that was applied has changed since.
 */
export async function migrate(migrations: Migrations): Promise<void> {
  const client = await connect(migrations);
  try {
    await lock(client);
    await client.query(
      `CREATE TABLE IF NOT EXISTS migration (
         name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    for (const name of await namesIn(migrations.folder)) await apply(client, name, migrations);
  } finally {
    await client.end();
  }
}

/** Polls, since a session that waits inside PostgreSQL has a snapshot, for which CREATE INDEX CONCURRENTLY waits. */
async function lock(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS locked',
      [lockNumber],
    );
    if (rows[0]?.locked) return;
    await wait(lockInterval);
  }
}

/** Returns once the database lets the role in. */
export async function waitForDatabase(login: Login): Promise<void> {
  const client = await connect(login);
  await client.end();
}

async function namesIn(folder: URL): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.sql')).sort();
}

async function apply(client: pg.Client, name: string, { folder, log }: Migrations): Promise<void> {
  const sql = await readFile(new URL(name, folder), 'utf8');
  const checksum = createHash('sha256').update(sql).digest('hex');
  const applied = await client.query<{ checksum: string }>(
    'SELECT checksum FROM migration WHERE name = $1',
    [name],
  );
  const [known] = applied.rows;
  if (known?.checksum === checksum) return;
  if (known)
    throw new Error(`migration ${name} has changed since it was applied; add a new one instead`);
  if (sql.startsWith(noTransaction)) {
    for (const statement of statementsIn(sql)) await client.query(statement);
    await client.query(record, [name, checksum]);
  } else {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(record, [name, checksum]);
    await client.query('COMMIT');
  }
  log.info({ migration: name }, 'migrated');
}

const record = 'INSERT INTO migration (name, checksum) VALUES ($1, $2)';
const noTransaction = '-- no transaction\n';

/** PostgreSQL puts several statements that arrive together into one transaction. */
function statementsIn(sql: string): readonly string[] {
  return sql.split(/;\n/).filter((statement) => statement.trim() !== '');
}
