import { type Database, openDatabase } from '@quartet/database';
import { testConfig, testDatabase } from '@quartet/testing';

/** A service's own database with its tables, and a clock that can be moved. */
export interface ServiceDatabase {
  /** As the service opens it, under the name of one of its tasks. */
  open(task: string): Database;
  /** Who may do everything, and whom no trigger stops. */
  readonly hand: Database;
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
  const hand = open({ DATABASE_URL: addressed(superuser, free) });
  return {
    open: (task) => open({ DATABASE_URL: addressed(own.DATABASE_URL, { application_name: task }) }),
    hand,
    close: async () => {
      await hand.close();
      await close();
    },
  };
}

function addressed(url: string, parameters: Readonly<Record<string, string>>): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}
