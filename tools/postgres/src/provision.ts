import pg from 'pg';
import { withClient } from './client.ts';

/** A service's database with its two roles. */
export interface DatabasePlan {
  readonly name: string;
  /** Owns the database and runs migrations. */
  readonly owner: Role;
  /** What the service works as: rows only, no DDL. */
  readonly app: Role;
}

export interface Role {
  readonly name: string;
  readonly password: string;
}

/**
 * Makes the database and its roles, or brings them to what the plan says; repeating it changes nothing.
 * Nobody else can connect to the database; what the owner creates there, the app role can read and write.
 * @param url the superuser, on any database
 */
export async function provisionDatabase(url: string, plan: DatabasePlan): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [plan.name]);
    await ensureRole(client, plan.owner);
    await ensureRole(client, plan.app);
    await ensureDatabase(client, plan);
    await withClient(databaseUrl(url, plan.name), (inside) => grant(inside, plan));
  });
}

/** The same server and role, another database; another role, when one is given. */
export function databaseUrl(url: string, database: string, role?: Role): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  if (role) {
    changed.username = encodeURIComponent(role.name);
    changed.password = encodeURIComponent(role.password);
  }
  return changed.href;
}

async function ensureRole(client: pg.Client, role: Role): Promise<void> {
  const name = pg.escapeIdentifier(role.name);
  const password = pg.escapeLiteral(role.password);
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role.name]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${name} LOGIN PASSWORD ${password}`);
}

async function ensureDatabase(
  client: pg.Client,
  { name, owner, app }: DatabasePlan,
): Promise<void> {
  const database = pg.escapeIdentifier(name);
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) {
    await client.query(`CREATE DATABASE ${database} OWNER ${pg.escapeIdentifier(owner.name)}`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${pg.escapeIdentifier(app.name)}`);
}

async function grant(client: pg.Client, plan: DatabasePlan): Promise<void> {
  const owner = pg.escapeIdentifier(plan.owner.name);
  const app = pg.escapeIdentifier(plan.app.name);
  const byDefault = `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} GRANT`;
  await client.query(`ALTER SCHEMA public OWNER TO ${owner}`);
  await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  await client.query(`GRANT USAGE ON SCHEMA public TO ${app}`);
  await client.query(`${byDefault} SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app}`);
  await client.query(`${byDefault} USAGE, SELECT ON SEQUENCES TO ${app}`);
}
