import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Home } from '../state-dir/home.ts';
import { commandOf, folderOf, signalGroup, untilGone } from '../os/processes.ts';
import { readFileIfExists } from '../os/read-file-if-exists.ts';

/** Ends what a runner that was killed has left and its reaper has not ended yet. */
export async function killStaleProcesses(home: Home, limit: number): Promise<void> {
  rmSync(home.ready, { force: true });
  const files = pidFiles(home);
  const pids = files.map(({ pid }) => pid).filter((pid) => isOurs(pid, home));
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
    return { file, pid: Number(readFileIfExists(file) ?? 0) };
  });
}

const knownCommands = /@quartet\/source|bin\/postgres |quartet\.home=/;

/** A task works in the folder of its release; its command alone could be anybody's. */
function isOurs(pid: number, { releases }: Home): boolean {
  if (!(pid > 0)) return false;
  return knownCommands.test(commandOf(pid) ?? '') || folderOf(pid)?.startsWith(releases) === true;
}
