import { type DatabasePlan, databaseUrl, dropDatabase, provisionDatabase } from '@quartet/postgres';
import { derivedSecret, type Secrets } from '../state-dir/secrets.ts';
import type { Service } from '@quartet/cloudformation/model/services';

export interface DatabaseUrls {
  /** Reads and writes rows. */
  readonly app: string;
  /** Runs migrations. */
  readonly owner: string;
}

interface DatabaseOptions {
  /** The URL of the superuser. */
  readonly url: string;
  readonly secrets: Secrets;
  /** Forget the data first. */
  readonly reset: boolean;
}

/**
 * Makes the database of a service with its two roles, unless they are there, as its one-off task `database` does
 * in the cloud; undefined for a service without one.
 */
export async function ensureDatabase(
  { oneOffTasks }: Service,
  { url, secrets, reset }: DatabaseOptions,
): Promise<DatabaseUrls | undefined> {
  if (!oneOffTasks['database']) return undefined;
  const plan = planOf(oneOffTasks['database'].environment, secrets);
  if (reset) await dropDatabase(url, plan.name);
  await provisionDatabase(url, plan);
  return {
    app: databaseUrl(url, plan.name, plan.app),
    owner: databaseUrl(url, plan.name, plan.owner),
  };
}

function planOf(environment: Readonly<Record<string, string>>, secrets: Secrets): DatabasePlan {
  const role = (variable: string) => {
    const name = environment[variable] ?? '';
    return { name, password: derivedSecret(secrets, name) };
  };
  return {
    name: environment['DATABASE_NAME'] ?? '',
    owner: role('DATABASE_OWNER'),
    app: role('DATABASE_APP'),
  };
}
