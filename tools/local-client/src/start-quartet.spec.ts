import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@quartet/testing';
import { type QuartetPlan, startQuartet } from './start-quartet.ts';

let folder: string;
let home: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-start-'));
  home = join(folder, 'home');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that is ready at once, and the code that it runs first. */
function program(code = ''): Pick<QuartetPlan, 'command'> {
  const script = `const { mkdirSync, writeFileSync } = require('node:fs');
    const { QUARTET_HOME: home } = process.env;
    ${code}
    mkdirSync(home, { recursive: true });
    writeFileSync(home + '/ready.json', JSON.stringify({ url: process.env.QUARTET_PORT, pid: process.pid }));
    setInterval(() => undefined, 1_000);`;
  return { command: [process.execPath, '-e', script] };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('resolves with the content of ready.json, and stops the process', async () => {
  const quartet = await startQuartet({ home, ...program() });
  const { url, pid } = quartet.ready as unknown as { readonly url: string; readonly pid: number };
  expect([url, isAlive(pid)]).toEqual(['0', true]);
  await quartet[Symbol.asyncDispose]();
  expect(isAlive(pid)).toBe(false);
});

it('gives the process the environment of a shell, and additional variables', async () => {
  process.env['NX_TASK_HASH'] = 'ours';
  const seen = `writeFileSync('${folder}/seen.json', JSON.stringify(process.env));`;
  const environment = { STOP_LIMIT: '1' };
  await using _quartet = await startQuartet({ home, environment, ...program(seen) });
  delete process.env['NX_TASK_HASH'];
  const env = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8')) as NodeJS.ProcessEnv;
  expect(env).toMatchObject({ STOP_LIMIT: '1', QUARTET_RATE_LIMITS: 'off' });
  expect(env).not.toHaveProperty('NX_TASK_HASH');
});

it('waits for what its process has started, as npm does, too', async () => {
  const end = `require('node:fs').writeFileSync('${folder}/end', ''); process.exit();`;
  // It ends only after the process that started it has gone.
  const late = `const parent = process.ppid; let hasSignal = false;
    process.on('SIGTERM', () => { hasSignal = true; });
    setInterval(() => { if (hasSignal && process.ppid !== parent) { ${end} } }, 10);
    require('node:fs').writeFileSync('${folder}/begun', '')`;
  const spawned = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(late)}]);`;
  const quartet = await startQuartet({ home, ...program(spawned) });
  await eventually(() => existsSync(join(folder, 'begun')));
  await quartet[Symbol.asyncDispose]();
  expect(existsSync(join(folder, 'end'))).toBe(true);
});

it('sends a second signal when the first one does not stop it in time', async () => {
  const stubborn = `let signals = 0;
    process.on('SIGTERM', () => { if (++signals === 2) process.exit(); });`;
  const quartet = await startQuartet({ home, stopLimit: 100, ...program(stubborn) });
  await expect(quartet[Symbol.asyncDispose]()).resolves.toBeUndefined();
});

it('throws the end of the log when the process exits before it is ready', async () => {
  const broken = `console.error('a port is taken'); process.exit(1);`;
  await expect(startQuartet({ home, ...program(broken) })).rejects.toThrow('a port is taken');
});

it('stops waiting, and the process, when the signal is aborted', async () => {
  const hanging = `process.on('SIGTERM', () => { writeFileSync('${folder}/end', ''); process.exit(); });
    writeFileSync('${folder}/begun', ''); setInterval(() => undefined, 1_000); return;`;
  const abort = new AbortController();
  const starting = startQuartet({
    home,
    signal: abort.signal,
    command: [
      process.execPath,
      '-e',
      `(() => { const { writeFileSync } = require('node:fs'); ${hanging} })()`,
    ],
  });
  starting.catch(() => undefined);
  await eventually(() => existsSync(join(folder, 'begun')));
  abort.abort(new Error('no longer wanted'));
  await expect(starting).rejects.toThrow();
  expect(existsSync(join(folder, 'end'))).toBe(true);
});

it.each([true, false])(
  'leaves the data of a home when it is to keep them: %s',
  async (keepsData) => {
    const data = join(home, 'postgres/data');
    const code = `mkdirSync(${JSON.stringify(data)}, { recursive: true });`;
    const quartet = await startQuartet({ home, keepsData, ...program(code) });
    await quartet[Symbol.asyncDispose]();
    expect(existsSync(data)).toBe(keepsData);
  },
);
