import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresOptions, removeData, startPostgres } from '@quartet/postgres';

/** A PostgreSQL for one spec file, because roles and settings are shared by all databases of a server. */
export interface TemporaryServer {
  /** The URL of the superuser. */
  readonly superuser: string;
  /** Its settings and data are in it. */
  readonly folder: string;
  readonly port: number;
  /** Stops the server and deletes its data. */
  close(): Promise<void>;
}

/** @param settingsIn returns the settings of the server, whose files may be in its folder */
export async function temporaryServer(
  settingsIn?: (folder: string) => Promise<NonNullable<PostgresOptions['settings']>>,
): Promise<TemporaryServer> {
  const home = await mkdtemp(join(tmpdir(), 'postgres-'));
  await chmod(home, 0o777);
  const { url, port, stop } = await startPostgres({
    home,
    durable: false,
    password: randomBytes(16).toString('hex'),
    settings: (await settingsIn?.(home)) ?? {},
  });
  return {
    ...{ superuser: url, folder: home, port },
    close: async () => {
      await stop();
      await removeData(home);
      await rm(home, { recursive: true, force: true });
    },
  };
}
