import type { Logger } from '@quartet/logging';
import type pg from 'pg';
import { connected } from '../connected.ts';
import { type CreateDatabaseConfig, giveUpAfter } from '../settings.ts';

/**
 * Drops a database and its two roles, with the connections of tasks that still run. Run twice, it changes nothing.
 * The master is no superuser on RDS, so it joins both roles to end their connections and to drop what is theirs.
 * https://www.postgresql.org/docs/17/sql-dropdatabase.html
 */
export async function dropDatabase(config: CreateDatabaseConfig, log: Logger): Promise<void> {
  const { DATABASE_NAME: name, DATABASE_OWNER: owner, DATABASE_APP: app } = config;
  const { MASTER_DATABASE_URL: url, DATABASE_AUTH: authentication } = config;
  const login = { url, authentication, log, giveUpAfter };
  await connected({ login, database: 'postgres' }, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    for (const role of await existing(client, [owner, app])) {
      await client.query(`ALTER ROLE ${role} NOLOGIN`);
      await client.query(`GRANT ${role} TO CURRENT_USER`);
    }
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    for (const role of await existing(client, [owner, app]))
      await client.query(`DROP ROLE ${role}`);
  });
}

async function existing(client: pg.Client, roles: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly rolname: string }>(
    'SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)',
    [roles],
  );
  return rows.map(({ rolname }) => rolname);
}
