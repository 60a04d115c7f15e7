import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createInterface } from 'node:readline';
import { eventually } from '@quartet/testing';
import { type Home, openHome } from '../state-dir/home.ts';
import { createLifeline } from './lifeline.ts';
import { commandOf, isAlive, signalGroup } from '../os/processes.ts';
import { childrenOf } from '../testing/quartet.ts';

let home: Home;

beforeEach(() => {
  home = openHome(mkdtempSync(join(tmpdir(), 'quartet-lifeline-')));
});
afterEach(() => rmSync(home.folder, { recursive: true }));

/** A runner that holds the given processes and prints when it does. */
async function runner(held: readonly ChildProcess[], released: readonly ChildProcess[] = []) {
  const calls = [
    ...held.map(({ pid }) => `lifeline.track(${pid});`),
    ...released.map(({ pid }) => `lifeline.untrack(${pid});`),
  ];
  const module = (name: string) => pathToFileURL(join(import.meta.dirname, name)).href;
  const script = `
    import { createLifeline } from '${module('lifeline.ts')}';
    const lifeline = createLifeline({ folder: '${home.folder}' }, 300);
    ${calls.join('\n')}
    process.stdout.write('held\\n');
  `;
  const args = ['--conditions=@quartet/source', '--input-type=module', '-e', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(createInterface({ input: child.stdout }), 'line');
  return child;
}

function sleeper(script = ''): ChildProcess {
  const args = ['-e', `${script}; setInterval(() => 0, 1000)`];
  return spawn(process.execPath, args, { detached: true, stdio: 'ignore' });
}

it('ends what is left when the runner was killed, and removes what it said of itself', async () => {
  const calm = sleeper();
  const stubborn = sleeper(`process.on('SIGTERM', () => 0)`);
  writeFileSync(home.ready, '{}');
  writeFileSync(home.pid('calm'), String(calm.pid));
  writeFileSync(home.pid('other'), '1');
  const child = await runner([calm, stubborn]);
  writeFileSync(home.lock, String(child.pid));
  child.kill('SIGKILL');
  await eventually(() => ![calm, stubborn].some(({ pid }) => isAlive(Number(pid))));
  await eventually(() => readdirSync(join(home.folder, 'run')).join() === 'other.pid');
  expect([existsSync(home.ready), existsSync(home.lock)]).toEqual([false, false]);
});

it('spares what the runner has let go', async () => {
  const [held, released] = [sleeper(), sleeper()];
  const child = await runner([held, released], [released]);
  child.kill('SIGKILL');
  await eventually(() => !isAlive(Number(held.pid)));
  expect(isAlive(Number(released.pid))).toBe(true);
  signalGroup(released.pid, 'SIGKILL');
});

it('is told when what the runner has started is ended from the leaves, and keeps its reaper', async () => {
  const held = sleeper();
  const lifeline = createLifeline(home, 300);
  lifeline.track(Number(held.pid));
  const shell = childrenOf(process.pid, 'quartet-lifeline').find((pid) =>
    commandOf(pid)?.includes(home.folder),
  );
  await eventually(() => childrenOf(Number(shell)).length === 0);
  process.kill(Number(shell), 'SIGTERM');
  await lifeline.interrupted;
  expect(isAlive(Number(held.pid))).toBe(true);
  await lifeline.close();
  expect(isAlive(Number(held.pid))).toBe(false);
});

it('closes in peace although something is let go meanwhile', async () => {
  const held = sleeper();
  const lifeline = createLifeline(home, 300);
  lifeline.track(Number(held.pid));
  const closed = lifeline.close();
  lifeline.untrack(Number(held.pid));
  await expect(closed).resolves.toBeUndefined();
});
