import type { Service } from '@quartet/cloudformation/model/services';
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
  const tasks = services.flatMap(({ oneOffTasks }) => oneOffTasks['database'] ?? []);
  for (const { environment } of tasks) {
    const name = new URL(environment['MASTER_DATABASE_URL'] ?? '').username;
    const master = { name, password: derivedSecret(secrets, name) };
    await provisionMaster(url, { master, owners: [environment['DATABASE_OWNER'] ?? ''] });
  }
}
