import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Folders whose content a backup leaves out, and files of which it has no use.
 * https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP-DATA
 */
const emptied = [
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
];
const omitted = /^(?:postmaster\.pid|postmaster\.opts|pgsql_tmp.*|pg_internal\.init.*)$/;

/** Copies the data folder of a running server. Files that it deletes meanwhile are left out, as its log has them. */
export async function copyData(data: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  const copying = (await readEntries(data)).map(async (entry) => {
    if (omitted.test(entry.name)) return;
    const [from, to] = [join(data, entry.name), join(target, entry.name)];
    if (!entry.isDirectory()) await copyIfThere(from, to);
    else if (emptied.includes(entry.name)) await mkdir(to, { mode: 0o700 });
    else await copyData(from, to);
  });
  await Promise.all(copying);
}

function readEntries(folder: string) {
  return readdir(folder, { withFileTypes: true }).catch((error: unknown) => skipMissing(error, []));
}

async function copyIfThere(from: string, to: string): Promise<void> {
  await copyFile(from, to).catch((error: unknown) => skipMissing(error, undefined));
}

function skipMissing<T>(error: unknown, value: T): T {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return value;
  throw error;
}
