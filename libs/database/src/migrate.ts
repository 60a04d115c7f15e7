import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { connect, type Login } from './connect.ts';

/** The migrations of a database, applied as the owner of its tables. */
export interface Migrations extends Login {
  /** Holds `0001-name.sql`, `0002-…`; each runs once, in a transaction of its own, and never changes. */
  readonly folder: URL;
}

const lockNumber = 7_081_960_001;

/**
 * Two tasks that start at once do not migrate twice: the second waits for the lock and finds it done.
 * @throws Error when a migration fails, or when one that was applied has changed since.
 */
export async function migrate(migrations: Migrations): Promise<void> {
  const client = await connect(migrations);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS migration (
         name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    for (const name of await namesIn(migrations.folder)) await apply(client, name, migrations);
  } finally {
    await client.end();
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
  await client.query('BEGIN');
  await client.query(sql);
  await client.query('INSERT INTO migration (name, checksum) VALUES ($1, $2)', [name, checksum]);
  await client.query('COMMIT');
  log.info({ migration: name }, 'migrated');
}
