import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A dead process that nobody has collected is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return statOf(pid)?.[0] !== 'Z';
}

/** Sends a signal to a process that leads its own session, and to all that it started. */
export function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch {
    return;
  }
}

/** Waits until none of them is alive; false when one still is after `limit` milliseconds. */
export async function untilGone(pids: readonly number[], limit: number): Promise<boolean> {
  const deadline = performance.now() + limit;
  while (pids.some(isAlive)) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

/** The command line of a process, where the system tells it; a number alone may long be somebody else's. */
export function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return undefined;
  }
}

/** The folder that a process works in, where the system tells it. */
export function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** The parent of a process; undefined where the system does not tell it. */
export function parentOf(pid: number): number | undefined {
  const stat = statOf(pid);
  return stat && Number(stat[1]);
}

/** State, parent and what follows them in Linux's account of a process. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
