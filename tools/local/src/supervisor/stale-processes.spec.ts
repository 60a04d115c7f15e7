import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Home, openHome } from '../state-dir/home.ts';
import { killStaleProcesses, pidFiles } from './stale-processes.ts';
import { isAlive, signalGroup } from '../os/processes.ts';

let home: Home;
let left: ChildProcess[];

beforeEach(() => {
  home = openHome(mkdtempSync(join(tmpdir(), 'quartet-leftovers-')));
  left = [];
});
afterEach(() => {
  for (const { pid } of left) signalGroup(pid, 'SIGKILL');
  rmSync(home.folder, { recursive: true });
});

/** A process left by a runner that was killed together with its reaper. */
async function leave(name: string, cwd: string, script = ''): Promise<number> {
  const args = ['-e', `${script}; console.log(1); setInterval(() => 0, 1000)`];
  const child = spawn(process.execPath, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  left.push(child);
  await once(child.stdout, 'data');
  writeFileSync(home.pid(name), String(child.pid));
  return child.pid ?? 0;
}

function release(): string {
  const folder = join(home.releases, 'orders', 'abc');
  mkdirSync(folder, { recursive: true });
  return folder;
}

it('ends the tasks that are left, whatever they think of it, and what was said of them', async () => {
  writeFileSync(home.ready, '{}');
  const calm = await leave('orders-1', release());
  const stubborn = await leave('orders-2', release(), `process.on('SIGINT', () => 0)`);
  await killStaleProcesses(home, 200);
  expect([isAlive(calm), isAlive(stubborn)]).toEqual([false, false]);
  expect([pidFiles(home), existsSync(home.ready)]).toEqual([[], false]);
});

it('spares a process that has only the number of one of ours', async () => {
  const stranger = await leave('orders-1', tmpdir());
  await killStaleProcesses(home, 200);
  expect([isAlive(stranger), pidFiles(home)]).toEqual([true, []]);
});
