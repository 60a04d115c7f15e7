import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  databaseUrl,
  type DatabasePlan,
  provisionDatabase,
  removeData,
  startPostgres,
} from '@quartet/postgres';

/** A durable server of our own. */
export interface Databases extends AsyncDisposable {
  /** Makes the database of a service; answers the addresses as that service reads them. */
  provide(service: string): Promise<DatabaseEnvironment>;
}

export interface DatabaseEnvironment {
  readonly DATABASE_URL: string;
  readonly MIGRATIONS_DATABASE_URL: string;
}

export async function startDatabases(folder: string): Promise<Databases> {
  const home = join(folder, 'postgres');
  const server = await startPostgres({ home, durable: true, password: password() });
  return {
    provide: async (service) => {
      const plan = planOf(service);
      await provisionDatabase(server.url, plan);
      return {
        DATABASE_URL: databaseUrl(server.url, plan.name, plan.app),
        MIGRATIONS_DATABASE_URL: databaseUrl(server.url, plan.name, plan.owner),
      };
    },
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await removeData(home);
    },
  };
}

function planOf(name: string): DatabasePlan {
  const role = (kind: string) => ({ name: `${name}_${kind}`, password: password() });
  return { name, owner: role('owner'), app: role('app') };
}

function password(): string {
  return randomBytes(24).toString('base64url');
}
