import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropDatabases, removeData, type Role, startPostgres } from '@quartet/postgres';

/** The PostgreSQL server of a test run. */
export interface TestServer {
  readonly superuser: string;
  /** Tells the databases of this run from those of another on the same server. */
  readonly run: string;
  readonly owner: Role;
  readonly app: Role;
}

/** The environment variable by which the run hands its server to its workers. */
export const serverVariable = 'QUARTET_TEST_SERVER';

export interface RunningServer extends TestServer {
  stop(): Promise<void>;
}

/** A PostgreSQL for one test run. QUARTET_POSTGRES_URL names a server to use instead. */
export async function startTestServer(): Promise<RunningServer> {
  const { superuser, stop } = await openServer(process.env['QUARTET_POSTGRES_URL']);
  const run = randomBytes(4).toString('hex');
  const role = (name: string) => ({
    name: `${name}_${run}`,
    password: randomBytes(16).toString('hex'),
  });
  return {
    superuser,
    run,
    owner: role('owner'),
    app: role('app'),
    stop: async () => {
      await dropDatabases(superuser, `template_${run}_%`);
      await stop();
    },
  };
}

async function openServer(own: string | undefined) {
  if (own) return { superuser: own, stop: async () => {} };
  const home = await mkdtemp(join(tmpdir(), 'quartet-test-'));
  const postgres = await startPostgres({
    home,
    durable: false,
    password: randomBytes(16).toString('hex'),
  });
  const stop = async () => {
    await postgres.stop();
    await removeData(home);
    await rm(home, { recursive: true, force: true });
  };
  return { superuser: postgres.url, stop };
}
