import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  databaseUrl,
  type DatabasePlan,
  provisionDatabase,
  removeData,
  type PostgresOptions,
  startPostgres,
} from '@quartet/postgres';

/** A PostgreSQL server with durable writes. */
export interface Databases extends AsyncDisposable {
  /** The URL of the superuser. */
  readonly url: string;
  /** The file of the server's log. */
  readonly log: string;
  /** Creates the database of a service on the first call, and returns its URLs as environment variables. */
  provide(service: string): Promise<DatabaseEnvironment>;
}

interface DatabaseEnvironment {
  readonly DATABASE_URL: string;
  readonly MIGRATIONS_DATABASE_URL: string;
}

export async function startDatabases(
  folder: string,
  settings: PostgresOptions['settings'] = {},
): Promise<Databases> {
  const home = join(folder, 'postgres');
  const server = await startPostgres({ home, durable: true, password: password(), settings });
  const provided = new Map<string, Promise<DatabaseEnvironment>>();
  return {
    url: server.url,
    log: join(home, 'postgres.log'),
    provide: (service) => {
      const existing = provided.get(service) ?? provide(server.url, planOf(service));
      provided.set(service, existing);
      return existing;
    },
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await removeData(home);
    },
  };
}

async function provide(url: string, plan: DatabasePlan): Promise<DatabaseEnvironment> {
  await provisionDatabase(url, plan);
  return {
    DATABASE_URL: databaseUrl(url, plan.name, plan.app),
    MIGRATIONS_DATABASE_URL: databaseUrl(url, plan.name, plan.owner),
  };
}

function planOf(name: string): DatabasePlan {
  const role = (kind: 'owner' | 'app') => ({ name: `${name}_${kind}`, password: password() });
  return { name, owner: role('owner'), app: role('app') };
}

function password(): string {
  return randomBytes(24).toString('base64url');
}
