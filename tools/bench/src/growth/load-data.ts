import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { openDatabase } from '@quartet/database';
import { databaseUrl, dropDatabase, provisionDatabase, readRows } from '@quartet/postgres';
import { testConfig } from '@quartet/testing';
import { withClient } from '../sql.ts';

/** The tables and rows of a service. */
export interface ServiceData {
  readonly name: string;
  readonly migrations: readonly URL[];
  /** The files of `data` that fill the tables. */
  readonly files: readonly string[];
}

const password = 'growth';

/** Creates and fills the database of a service, unless it was filled with the same before; returns its URL. */
export async function loadData(server: string, data: ServiceData, size: number): Promise<string> {
  const name = `${data.name}_${size}`;
  const url = databaseUrl(server, name);
  const scripts = await Promise.all(['prelude.sql', ...data.files].map(scriptOf));
  const mark = createHash('sha256').update(scripts.join()).digest('hex');
  if ((await markOf(server, name)) === mark) return url;
  const start = performance.now();
  await dropDatabase(server, name);
  await migrate(server, name, data.migrations);
  await withClient(url, async (client) => {
    await client.query(`SET session_replication_role = replica`);
    await client.query(`SELECT set_config('growth.size', $1, false)`, [String(size)]);
    for (const statement of scripts.join('\n').split(/;\n/)) await client.query(statement);
    await client.query('VACUUM (ANALYZE)');
    await client.query(`COMMENT ON DATABASE ${name} IS '${mark}'`);
  });
  const seconds = ((performance.now() - start) / 1_000).toFixed(0);
  process.stderr.write(`${name}: loaded in ${seconds} s\n`);
  return url;
}

function scriptOf(file: string): Promise<string> {
  return readFile(new URL(`data/${file}`, import.meta.url), 'utf8');
}

async function markOf(server: string, name: string): Promise<unknown> {
  const mark = `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = '${name}'`;
  return (await readRows(server, { mark }))['mark']?.[0]?.['mark'];
}

async function migrate(server: string, name: string, migrations: readonly URL[]): Promise<void> {
  const [owner, app] = [`${name}_owner`, `${name}_app`].map((role) => ({ name: role, password }));
  if (!owner || !app) return;
  await provisionDatabase(server, { name, owner, app });
  const { config, log } = testConfig({
    DATABASE_URL: databaseUrl(server, name, app),
    MIGRATIONS_DATABASE_URL: databaseUrl(server, name, owner),
  });
  const database = openDatabase(config, log);
  await database.migrate(...migrations);
  await database.close();
}
