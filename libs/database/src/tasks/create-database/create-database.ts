import type { Logger } from '@quartet/logging';
import type pg from 'pg';
import { connected } from '../connected.ts';
import { type CreateDatabaseConfig, giveUpAfter } from '../settings.ts';

/** The role of RDS whose direct and indirect members log in with tokens, and no longer with a password. */
const iam = 'rds_iam';

/**
 * Creates a database with its two roles: one that owns and migrates, and one that can touch rows and nothing
 * else. They have no password. Run twice, it changes nothing. The master is no superuser on RDS, so it joins
 * the owner to act in its place, and with it `rds_iam`: it has to log in with tokens from the beginning.
 */
export async function createDatabase(config: CreateDatabaseConfig, log: Logger): Promise<void> {
  const { DATABASE_NAME: name, DATABASE_OWNER: owner, DATABASE_APP: app } = config;
  const { MASTER_DATABASE_URL: url, DATABASE_AUTH: authentication } = config;
  const login = { url, authentication, log, giveUpAfter };
  await connected({ login, database: 'postgres' }, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    for (const role of [owner, app]) await ensureRole(client, role);
    await client.query(`GRANT ${owner} TO CURRENT_USER`);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER ${owner}`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${app}`);
    await closeSharedDatabases(client);
  });
  await connected({ login, database: name }, (client) => grantRows(client, owner, app));
}

/** The databases that every server has, which PUBLIC may connect to, belong to the master on RDS. */
async function closeSharedDatabases(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ readonly name: string }>(
    `SELECT datname AS name FROM pg_database
     WHERE datname IN ('postgres', 'template1') AND pg_has_role(datdba, 'USAGE')`,
  );
  for (const { name } of rows) await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
}

async function ensureRole(client: pg.Client, role: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN`);
  await client.query(`GRANT ${iam} TO ${role}`);
}

async function grantRows(client: pg.Client, owner: string, app: string): Promise<void> {
  await client.query(`SET ROLE ${owner}`);
  await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  await client.query(`GRANT USAGE ON SCHEMA public TO ${app}`);
  const byDefault = 'ALTER DEFAULT PRIVILEGES GRANT';
  await client.query(`${byDefault} SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app}`);
  await client.query(`${byDefault} USAGE, SELECT ON SEQUENCES TO ${app}`);
}
