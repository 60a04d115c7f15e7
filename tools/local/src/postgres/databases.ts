import type { ServiceName } from '@quartet/infra/services';
import { type DatabasePlan, databaseUrl, dropDatabase, provisionDatabase } from '@quartet/postgres';
import { rolePassword, type Secrets } from '../home/secrets.ts';

export interface DatabaseUrls {
  /** Reads and writes rows. */
  readonly app: string;
  /** Runs migrations. */
  readonly owner: string;
}

/** Makes the database of a service with its two roles, unless they are there. */
export async function ensureDatabase(
  superuser: string,
  service: ServiceName,
  secrets: Secrets,
): Promise<DatabaseUrls> {
  const plan = planOf(service, secrets);
  await provisionDatabase(superuser, plan);
  return {
    app: databaseUrl(superuser, plan.name, plan.app),
    owner: databaseUrl(superuser, plan.name, plan.owner),
  };
}

export async function forgetDatabase(superuser: string, service: ServiceName): Promise<void> {
  await dropDatabase(superuser, nameOf(service));
}

function planOf(service: ServiceName, secrets: Secrets): DatabasePlan {
  const name = nameOf(service);
  const role = (kind: string) => {
    const full = `${name}_${kind}`;
    return { name: full, password: rolePassword(secrets, full) };
  };
  return { name, owner: role('owner'), app: role('app') };
}

function nameOf(service: ServiceName): string {
  return `quartet_${service}`;
}
