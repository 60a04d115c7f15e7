import type { Container, Service } from '@quartet/cloudformation/model/services';
import { provisionMaster } from '@quartet/postgres';
import { derivedSecret, type Secrets } from '../state-dir/secrets.ts';

interface MasterOptions {
  /** The URL of the superuser. */
  readonly url: string;
  readonly secrets: Secrets;
}

/** Makes the master user that RDS has for the one-off tasks `database`, once their owners are there. */
export async function ensureMasterUser(
  services: readonly Service[],
  { url, secrets }: MasterOptions,
): Promise<void> {
  for (const task of databaseTasks(services)) {
    const name = masterOf(task);
    const master = { name, password: derivedSecret(secrets, name) };
    await provisionMaster(url, { master, owners: [task.environment['DATABASE_OWNER'] ?? ''] });
  }
}

/** The name of the master user, which all services share; undefined when none of them has a database. */
export function masterUsername(services: readonly Service[]): string | undefined {
  return databaseTasks(services).map(masterOf)[0];
}

function databaseTasks(services: readonly Service[]): readonly Container[] {
  return services.flatMap(({ oneOffTasks }) => oneOffTasks['database'] ?? []);
}

function masterOf({ environment }: Container): string {
  return new URL(environment['MASTER_DATABASE_URL'] ?? '').username;
}
