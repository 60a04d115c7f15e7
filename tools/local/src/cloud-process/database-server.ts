import type { DatabaseServer } from '@quartet/aws/rds/server-login';
import type { Service } from '@quartet/cloudformation/model/services';
import { databaseUrl, openMembership } from '@quartet/postgres';
import { masterUsername } from '../postgres/master-user.ts';
import { derivedSecret, type Secrets } from '../state-dir/secrets.ts';

interface ServerOptions {
  readonly services: readonly Service[];
  readonly secrets: Secrets;
}

interface OpenServer extends DatabaseServer {
  close(): Promise<void>;
}

/**
 * The PostgreSQL behind the database endpoint. The master user reads the members of roles, because no process but
 * the runner has the superuser's password.
 * @param address host and port
 */
export function databaseServer(address: string, { services, secrets }: ServerOptions): OpenServer {
  const passwordOf = (user: string) => derivedSecret(secrets, user);
  const name = masterUsername(services) ?? '';
  const master = { name, password: passwordOf(name) };
  const url = new URL(databaseUrl(`postgres://${address}`, 'postgres', master));
  const { isMember, close } = openMembership(url.href);
  return { host: url.hostname, port: Number(url.port || 5432), passwordOf, isMember, close };
}
