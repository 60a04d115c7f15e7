import pg from 'pg';
import { withClient } from './client.ts';

/** The plan of a service's database with its two roles. */
export interface DatabasePlan {
  readonly name: string;
  /** The role that owns the database and runs migrations. */
  readonly owner: Role;
  /** The role of the service: rows only, no DDL. */
  readonly app: Role;
}

export interface Role {
  readonly name: string;
  readonly password: string;
}

/**
 * Creates or updates the database and its roles according to the plan; repeating it changes nothing.
 * No other role can connect. The app role can read and write what the owner creates, and neither role can use large objects.
 * @param url the superuser's URL of any database
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

/** A URL of the same server with another database, and with another role when one is given. */
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
  await closeLargeObjects(client);
}

/** Large objects belong to no table, and everybody may create them by default. Those of RDS belong to AWS, and stay as they are. */
async function closeLargeObjects(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ readonly signature: string }>(
    `SELECT oid::regprocedure::text AS signature FROM pg_proc
     WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^lo(_|read$|write$)'`,
  );
  const functions = rows.map(({ signature }) => signature).join(', ');
  await client.query(`REVOKE EXECUTE ON FUNCTION ${functions} FROM PUBLIC`);
}
