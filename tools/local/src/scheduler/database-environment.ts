import type { Container } from '@quartet/cloudformation/model/services';
import type { DatabaseUrls } from '../postgres/databases.ts';
import type { RunContext } from '../context/run-context.ts';

interface DatabaseContext {
  readonly context: Pick<RunContext, 'databaseEndpoint'>;
  /** Undefined of a service that has none. */
  readonly database: DatabaseUrls | undefined;
}

const urls = ['DATABASE_URL', 'MIGRATIONS_DATABASE_URL', 'MASTER_DATABASE_URL'];

/**
 * The database variables of a task. At the endpoint it logs in as on AWS, with a token for each user whose URL its
 * template has; a service has that of its own user alone, and a one-off task migrates.
 */
export function databaseEnvironment(
  { environment }: Pick<Container, 'environment'>,
  { context: { databaseEndpoint }, database }: DatabaseContext,
): NodeJS.ProcessEnv {
  if (databaseEndpoint === undefined) return database ? byPassword(database) : {};
  const withCertificate = (url: string | undefined) => {
    const changed = URL.parse(url ?? '');
    changed?.searchParams.set('sslrootcert', databaseEndpoint.certificate);
    return changed?.href;
  };
  return {
    ...Object.fromEntries(urls.map((name) => [name, withCertificate(environment[name])])),
    DATABASE_AUTH: environment['DATABASE_AUTH'],
  };
}

function byPassword({ app, owner }: DatabaseUrls): NodeJS.ProcessEnv {
  return { DATABASE_URL: app, MIGRATIONS_DATABASE_URL: owner, DATABASE_AUTH: 'password' };
}
