import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createInterface } from 'node:readline';
import { eventually } from '@quartet/testing';
import { type Home, openHome } from './home.ts';
import { isAlive, signalGroup } from './processes.ts';

let home: Home;

beforeEach(() => {
  home = openHome(mkdtempSync(join(tmpdir(), 'quartet-lifeline-')));
});
afterEach(() => rmSync(home.folder, { recursive: true }));

/** A runner that holds the given processes and prints when it does. */
async function runner(held: readonly ChildProcess[], released: readonly ChildProcess[] = []) {
  const calls = [
    ...held.map(({ pid }) => `lifeline.hold(${pid});`),
    ...released.map(({ pid }) => `lifeline.release(${pid});`),
  ];
  const module = (name: string) => pathToFileURL(join(__dirname, name)).href;
  const script = `
    import { createLifeline } from '${module('lifeline.ts')}';
    const lifeline = createLifeline({ ready: '${home.ready}' }, 300);
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

it('ends what is left when the runner was killed, and takes ready.json away', async () => {
  const calm = sleeper();
  const stubborn = sleeper(`process.on('SIGTERM', () => 0)`);
  writeFileSync(home.ready, '{}');
  const child = await runner([calm, stubborn]);
  child.kill('SIGKILL');
  await eventually(() => ![calm, stubborn].some(({ pid }) => isAlive(Number(pid))));
  expect(existsSync(home.ready)).toBe(false);
});

it('spares what the runner has let go', async () => {
  const [held, released] = [sleeper(), sleeper()];
  const child = await runner([held, released], [released]);
  child.kill('SIGKILL');
  await eventually(() => !isAlive(Number(held.pid)));
  expect(isAlive(Number(released.pid))).toBe(true);
  signalGroup(released.pid, 'SIGKILL');
});
