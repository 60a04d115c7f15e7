import { type Database, openDatabase } from '@quartet/database';
import { testConfig, testDatabase } from '@quartet/testing';

/** A service's database with its tables and an adjustable clock. */
export interface ServiceDatabase {
  /** Opens it as the service does, with the task as the application name. */
  open(task: string): Database;
  /** A superuser's connection, for which triggers are disabled. */
  readonly admin: Database;
  close(): Promise<void>;
}

const path = '-c search_path=public,clock,pg_catalog';
const clock = new URL('../clock/', import.meta.url);

export async function serviceDatabase(...folders: readonly URL[]): Promise<ServiceDatabase> {
  const { settings, superuser, close } = await testDatabase();
  const open = (changes: Readonly<Record<string, string>>): Database => {
    const { config, log } = testConfig(changes);
    return openDatabase(config, log);
  };
  const moved = { options: path };
  const own = {
    DATABASE_URL: addressed(settings.DATABASE_URL, moved),
    MIGRATIONS_DATABASE_URL: addressed(settings.MIGRATIONS_DATABASE_URL, moved),
  };
  await open(own).migrate(clock, ...folders);
  const free = { options: `${path} -c session_replication_role=replica` };
  const admin = open({ DATABASE_URL: addressed(superuser, free) });
  return {
    open: (task) => open({ DATABASE_URL: addressed(own.DATABASE_URL, { application_name: task }) }),
    admin,
    close: async () => {
      await admin.close();
      await close();
    },
  };
}

function addressed(url: string, parameters: Readonly<Record<string, string>>): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}
