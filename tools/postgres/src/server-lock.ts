import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The lock file that a server writes into its data folder. */
interface ServerLock {
  readonly pid: number;
  /** `ready` once the server accepts connections. */
  readonly status: string | undefined;
}

/** Line 1 is the pid, line 8 the status. */
export async function readServerLock(data: string): Promise<ServerLock | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), status: lines[7]?.trim() };
}

/** The pid of the running server; the lock file of a killed server is ignored. */
export async function serverOf(data: string): Promise<number | undefined> {
  const lock = await readServerLock(data);
  return lock && isAlive(lock.pid) ? lock.pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
