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

/** The names of a database and of its two roles. */
interface DatabaseNames {
  readonly name: string;
  readonly owner: string;
  readonly app: string;
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
    const names = { name: plan.name, owner: plan.owner.name, app: plan.app.name };
    await ensureDatabase(client, names);
    await withClient(databaseUrl(url, plan.name), (inside) => grant(inside, names));
  });
}

/**
 * Puts an empty database in the place of another, with the same roles. The other one stays under the name `aside`; who
 * is connected to it is disconnected.
 * @param url the superuser's URL of any other database
 */
export async function replaceDatabase(
  url: string,
  { aside, ...names }: DatabaseNames & { readonly aside: string },
): Promise<void> {
  const [from, to] = [names.name, aside].map((each) => pg.escapeIdentifier(each));
  await withClient(url, async (client) => {
    await client.query(`ALTER DATABASE ${from} WITH ALLOW_CONNECTIONS false`);
    await client.query(
      'SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = $1',
      [names.name],
    );
    await client.query(`ALTER DATABASE ${from} RENAME TO ${to}`);
    await client.query(`ALTER DATABASE ${to} WITH ALLOW_CONNECTIONS true`);
    await ensureDatabase(client, names);
    await withClient(databaseUrl(url, names.name), (inside) => grant(inside, names));
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
  { name, owner, app }: DatabaseNames,
): Promise<void> {
  const database = pg.escapeIdentifier(name);
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) {
    await client.query(`CREATE DATABASE ${database} OWNER ${pg.escapeIdentifier(owner)}`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${pg.escapeIdentifier(app)}`);
}

async function grant(client: pg.Client, names: DatabaseNames): Promise<void> {
  const owner = pg.escapeIdentifier(names.owner);
  const app = pg.escapeIdentifier(names.app);
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
