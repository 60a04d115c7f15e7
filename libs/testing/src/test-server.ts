import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@quartet/database';
import { eventsMigrations } from '@quartet/events';
import { createLogger } from '@quartet/logging';
import {
  databaseUrl,
  dropDatabase,
  provisionDatabase,
  removeData,
  type Role,
  startPostgres,
} from '@quartet/postgres';

/** How specs reach the server of their run. */
export interface TestServer {
  readonly superuser: string;
  readonly template: string;
  readonly owner: Role;
  readonly app: Role;
}

/** The environment variable by which the run hands its server to its workers. */
export const serverVariable = 'QUARTET_TEST_SERVER';

export interface RunningServer extends TestServer {
  stop(): Promise<void>;
}

/**
 * A PostgreSQL for one test run with a migrated template, from which each spec file gets its own
 * database in some ten milliseconds. QUARTET_POSTGRES_URL names a server to use instead.
 */
export async function startTestServer(migrations: readonly URL[]): Promise<RunningServer> {
  const { superuser, stop } = await openServer(process.env['QUARTET_POSTGRES_URL']);
  const run = randomBytes(4).toString('hex');
  const template = `template_${run}`;
  const owner = {
    name: `owner_${run}`,
    password: randomBytes(16).toString('hex'),
  };
  const app = { name: `app_${run}`, password: randomBytes(16).toString('hex') };
  await provisionDatabase(superuser, { name: template, owner, app });
  const log = createLogger('test', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
  const url = databaseUrl(superuser, template, owner);
  for (const folder of [eventsMigrations, ...migrations]) await migrate({ url, folder, log });
  return {
    superuser,
    template,
    owner,
    app,
    stop: async () => {
      await dropDatabase(superuser, template);
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
