import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { homeIn } from '../state-dir/home.ts';
import { pidFiles } from './stale-processes.ts';
import { releaseLock } from '../state-dir/lock.ts';
import { signalGroup, untilGone } from '../os/processes.ts';

/**
 * A process of its own that outlives the runner. It hears `+pid` and `-pid` on its standard input,
 * which closes when the runner is gone, however it went, and then ends and removes what is left.
 */
const [folder = '', runner = '', limit = ''] = process.argv.slice(2);
const home = homeIn(folder);
const left = new Set<number>();

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) left.add(pid);
  else left.delete(pid);
}

rmSync(home.ready, { force: true });
releaseLock(home.lock, Number(runner));
const pids = [...left];
for (const pid of pids) signalGroup(pid, 'SIGTERM');
await untilGone(pids, Number(limit));
for (const pid of pids) signalGroup(pid, 'SIGKILL');
for (const { file, pid } of pidFiles(home)) if (left.has(pid)) rmSync(file, { force: true });
