import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  archiveNow,
  archiveSettings,
  type RecoveredServer,
  recoverPostgres,
  removeData,
  serverFolder,
  startPostgres,
  takeBaseBackup,
} from '@quartet/postgres';

/** A PostgreSQL server whose databases can be recovered to any moment since its backup, as RDS keeps each of its own. */
export interface ArchivedServer extends AsyncDisposable {
  /** The URL of the superuser. */
  readonly url: string;
  /** A folder that this server and those recovered from it may write to. */
  readonly exchange: string;
  takeBackup(): Promise<void>;
  /** Starts a server of its own with all databases as they were. */
  recover(until: Date): Promise<RecoveredServer>;
}

export async function openArchivedServer(folder: string): Promise<ArchivedServer> {
  const [home, copy] = [join(folder, 'postgres'), join(folder, 'recovered')];
  const archive = await serverFolder(home, 'archive');
  const exchange = await serverFolder(home, 'exchange');
  const backup = join(await serverFolder(home, 'backups'), 'base');
  const password = randomBytes(24).toString('base64url');
  const settings = archiveSettings(archive);
  const server = await startPostgres({ home, password, durable: true, settings });
  const { url } = server;
  return {
    ...{ url, exchange },
    takeBackup: () => takeBaseBackup({ url, home, target: backup }),
    recover: async (until) => {
      await archiveNow(url);
      return recoverPostgres({ home: copy, backup, archive, until, password });
    },
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      for (const each of [home, copy]) await removeData(each);
    },
  };
}
