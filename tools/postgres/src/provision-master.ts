import pg from 'pg';
import { withClient } from './client.ts';
import type { Role } from './provision.ts';

interface MasterPlan {
  readonly master: Role;
  /** Owners of databases that the master has not created itself, and that it may act for. */
  readonly owners: readonly string[];
}

/** The role of RDS whose members log in with tokens of IAM. */
const iam = 'rds_iam';

/**
 * Creates or updates the role `rds_iam` and a master user as RDS has them; repeating it changes nothing.
 * @param url the superuser's URL of any database
 */
export async function provisionMaster(url: string, { master, owners }: MasterPlan): Promise<void> {
  const name = pg.escapeIdentifier(master.name);
  const password = pg.escapeLiteral(master.password);
  await withClient(url, async (client) => {
    await ensureRole(client, iam, 'NOLOGIN');
    await ensureRole(client, master.name, `LOGIN CREATEDB CREATEROLE PASSWORD ${password}`);
    await client.query(`GRANT ${iam} TO ${name} WITH ADMIN TRUE`);
    for (const owner of owners.map((each) => pg.escapeIdentifier(each))) {
      await client.query(`GRANT ${owner} TO ${name} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`);
    }
  });
}

async function ensureRole(client: pg.Client, role: string, options: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${pg.escapeIdentifier(role)} ${options}`);
}
