import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Home } from '../home/home.ts';
import { commandOf, signalGroup, untilGone } from './processes.ts';
import { readIfThere } from '../home/read-if-there.ts';

/** Ends what a runner that was killed has left and its reaper has not ended yet. */
export async function endLeftovers(home: Home, limit: number): Promise<void> {
  rmSync(home.ready, { force: true });
  const files = pidFiles(home);
  const pids = files.map(({ pid }) => pid).filter(isOurs);
  for (const pid of pids) signalGroup(pid, 'SIGINT');
  if (!(await untilGone(pids, limit))) {
    for (const pid of pids) signalGroup(pid, 'SIGKILL');
    await untilGone(pids, limit);
  }
  for (const { file } of files) rmSync(file, { force: true });
}

interface PidFile {
  readonly file: string;
  readonly pid: number;
}

export function pidFiles(home: Home): readonly PidFile[] {
  const run = dirname(home.pid('any'));
  if (!existsSync(run)) return [];
  return readdirSync(run).map((name) => {
    const file = join(run, name);
    return { file, pid: Number(readIfThere(file) ?? 0) };
  });
}

function isOurs(pid: number): boolean {
  const command = commandOf(pid);
  return pid > 0 && command !== undefined && /@quartet\/source|bin\/postgres /.test(command);
}
