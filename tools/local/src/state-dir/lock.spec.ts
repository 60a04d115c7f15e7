import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releaseLock, type Lock, acquireLock, waitForLock } from './lock.ts';

let folder: string;
let path: string;
let holder: ChildProcess | undefined;
let stdout: jest.SpyInstance;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-lock-'));
  path = join(folder, 'lock');
  holder = undefined;
  stdout = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  holder?.kill('SIGKILL');
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function take(limit = 10_000, signal = new AbortController().signal): Promise<Lock> {
  return acquireLock(path, { ancestors: [], limit, signal });
}

async function heldBy(state = ''): Promise<ChildProcess> {
  holder = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)', 'tools/local']);
  await once(holder, 'spawn');
  writeFileSync(path, `${holder.pid}${state}`);
  return holder;
}

it('is free again when it was released', async () => {
  (await take()).release();
  expect(existsSync(path)).toBe(false);
  (await take()).release();
});

it('is taken over from a process that is gone', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(path, String(pid));
  await expect(take()).resolves.toBeDefined();
});

it('is taken over from a process that has nothing to do with us', async () => {
  writeFileSync(path, '1');
  await expect(take()).resolves.toBeDefined();
});

it('is refused while another runs', async () => {
  const { pid } = await heldBy();
  await expect(take()).rejects.toThrow(`Quartet runs here already, as process ${pid}; stop it, or`);
});

it('is waited for while another stops, longer than while it runs, which is said once', async () => {
  const { pid } = await heldBy();
  const taken = take();
  writeFileSync(path, `${pid} stops`);
  stdout.mockImplementation(() => setTimeout(() => holder?.kill('SIGKILL'), 1_000));
  await taken;
  expect(stdout.mock.calls).toEqual([[`Quartet waits for process ${pid}, which stops\n`]]);
  expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`));
});

it('is waited for when what has launched the other is gone', async () => {
  const { pid: launcher } = spawnSync(process.execPath, ['-e', '']);
  const { pid } = await heldBy(` runs ${launcher}`);
  stdout.mockImplementation(() => setTimeout(() => holder?.kill('SIGKILL'), 1_000));
  await take();
  expect(stdout.mock.calls).toEqual([[`Quartet waits for process ${pid}, which stops\n`]]);
});

it('is not waited for any longer than the limit', async () => {
  const { pid } = await heldBy(' stops');
  await expect(take(100)).rejects.toThrow(`Quartet still stops here, as process ${pid}`);
});

it('is not waited for when the start is given up', async () => {
  await heldBy(' stops');
  const giveUp = new AbortController();
  const taken = take(10_000, giveUp.signal);
  giveUp.abort();
  await expect(taken).rejects.toThrow('aborted');
});

it('tells the next one that its holder stops', async () => {
  const lock = await take();
  lock.announceStop();
  expect(readFileSync(path, 'utf8')).toBe(`${process.pid} stops`);
  lock.release();
  expect(existsSync(path)).toBe(false);
});

it('is dropped by nobody but its holder', () => {
  writeFileSync(path, '1');
  releaseLock(path, 2);
  expect(existsSync(path)).toBe(true);
  releaseLock(path, 1);
  expect(existsSync(path)).toBe(false);
});

it('gives a turn to one after the other, and takes it from one that is gone', async () => {
  const { signal } = new AbortController();
  const gone = await heldBy();
  const waiting = waitForLock(path, signal);
  gone.kill('SIGKILL');
  const end = await waiting;
  expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`));
  end();
  expect(existsSync(path)).toBe(false);
});
