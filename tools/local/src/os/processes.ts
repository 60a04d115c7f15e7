import { setTimeout as pause } from 'node:timers/promises';
import { processTable, statOf } from './process-table.ts';

/** A dead process that nobody has collected is not alive; elsewhere than on Linux its new parent collects it at once. */
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

/** The command line of a process; a number alone may long be somebody else's. */
export const { commandOf, folderOf, parentOf } = processTable;
