import { realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { withClient } from './client.ts';
import { copyData } from './copy-data.ts';
import { limits, type ServerSettings } from './settings.ts';

/** The settings of a server that copies each full segment of its write-ahead log into a folder. */
export function archiveSettings(archive: string): ServerSettings {
  return {
    archive_mode: 'on',
    archive_command: `test ! -f '${archive}/%f' && cp '%p' '${archive}/%f'`,
  };
}

interface BaseBackup {
  /** The superuser's URL. */
  readonly url: string;
  /** The home of the server. */
  readonly home: string;
  /** A folder that does not exist. */
  readonly target: string;
}

/**
 * Copies the data of a server that has an archive, while it is used. A server that is recovered from the copy replays
 * the log of the archive. Three calls that the package has no pg_basebackup for:
 * https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export async function takeBaseBackup({ url, home, target }: BaseBackup): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`SELECT pg_backup_start('base backup', fast => true)`);
    await copyData(await realpath(join(home, 'data')), target);
    const { rows } = await client.query<{ readonly label: string }>(
      'SELECT labelfile AS label FROM pg_backup_stop(wait_for_archive => true)',
    );
    await writeFile(join(target, 'backup_label'), String(rows[0]?.label), { mode: 0o600 });
  });
}

/**
 * Returns when the archive has the log up to this moment. A recovery ends at its moment when it finds a transaction
 * after it, so there is one.
 * @throws Error when the server cannot write to its archive
 */
export async function archiveNow(url: string): Promise<void> {
  const deadline = Date.now() + limits.restart;
  await withClient(url, async (client) => {
    await client.query('SELECT pg_current_xact_id()');
    const { rows } = await client.query<{ readonly name: string }>(
      'SELECT pg_walfile_name(pg_switch_wal()) AS name',
    );
    const segment = String(rows[0]?.name);
    while (!(await isArchived(client, segment))) {
      if (Date.now() > deadline) throw new Error(`${segment} does not come into the archive`);
      await pause(limits.poll);
    }
  });
}

async function isArchived(client: pg.Client, segment: string): Promise<boolean> {
  const { rows } = await client.query<{ readonly done: boolean | null }>(
    'SELECT last_archived_wal >= $1 AS done FROM pg_stat_archiver',
    [segment],
  );
  return rows[0]?.done === true;
}
