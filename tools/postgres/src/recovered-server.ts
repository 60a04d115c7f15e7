import { execFile } from 'node:child_process';
import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverAccount } from './account.ts';
import { withClient } from './client.ts';
import { placeData } from './data.ts';
import { type Postgres, startPostgres } from './postgres.ts';

const run = promisify(execFile);

export interface RecoveryOptions {
  /** The home of the new server. */
  readonly home: string;
  /** A base backup that was taken before `until`. */
  readonly backup: string;
  readonly archive: string;
  readonly until: Date;
  /** The superuser's password at the time of the backup. */
  readonly password: string;
}

export interface RecoveredServer extends Postgres {
  /** The time of the last transaction that it has; undefined when there was none since the backup. */
  readonly lastTransaction: Date | undefined;
}

/**
 * Starts a new server with the data as it was at a moment, and leaves the other one alone.
 * https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-PITR-RECOVERY
 * @throws Error when the archive does not reach to that moment
 */
export async function recoverPostgres(options: RecoveryOptions): Promise<RecoveredServer> {
  const { home, backup, archive, until, password } = options;
  await mkdir(home, { recursive: true });
  const account = await serverAccount();
  const data = await placeData(await realpath(home), account);
  await run('cp', ['-R', backup, data]);
  await writeFile(join(data, 'recovery.signal'), '');
  if (account) await run('chown', ['-R', `${account.uid}:${account.gid}`, data]);
  const settings = {
    restore_command: `cp '${archive}/%f' '%p'`,
    // Not an abbreviation, which a server does not know yet while it starts.
    recovery_target_time: until.toISOString().replace('Z', '+00'),
    recovery_target_action: 'promote',
    // A standby accepts connections while it still replays the log.
    hot_standby: 'off',
  };
  const server = await startPostgres({ home, password, durable: true, settings });
  return { ...server, lastTransaction: await lastTransactionOf(server.url) };
}

async function lastTransactionOf(url: string): Promise<Date | undefined> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ readonly at: Date | null }>(
      'SELECT pg_last_xact_replay_timestamp() AS at',
    );
    return rows[0]?.at ?? undefined;
  });
}
