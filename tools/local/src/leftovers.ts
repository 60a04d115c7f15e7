import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Home } from './home.ts';
import { commandOf, signalGroup, untilGone } from './processes.ts';

/** Ends what a runner that was killed has left and its reaper has not ended yet. */
export async function endLeftovers(home: Home, limit: number): Promise<void> {
  rmSync(home.ready, { force: true });
  const run = dirname(home.pid('any'));
  const files = readdirSync(run).map((name) => `${run}/${name}`);
  const pids = files.map((file) => Number(readFileSync(file, 'utf8'))).filter(isOurs);
  for (const pid of pids) signalGroup(pid, 'SIGINT');
  if (!(await untilGone(pids, limit))) {
    for (const pid of pids) signalGroup(pid, 'SIGKILL');
    await untilGone(pids, limit);
  }
  for (const file of files) rmSync(file, { force: true });
}

function isOurs(pid: number): boolean {
  const command = commandOf(pid);
  return pid > 0 && command !== undefined && /@quartet\/source|bin\/postgres /.test(command);
}
