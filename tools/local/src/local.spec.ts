import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeData } from '@quartet/postgres';
import { eventually } from '@quartet/testing';
import { freePort } from './run/ports.ts';
import { isAlive } from './processes/processes.ts';
import { anyAlive, paste, pidsOf, type Quartet, readyOf, startQuartet } from './testing/quartet.ts';

const names = ['edge', 'orders-1', 'payments-1', 'postgres', 'products-1', 'provider', 'users-1'];
const patience = 60_000;

let home: string;
let port: number;
let quartet: Quartet;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'quartet-local-'));
  port = await freePort();
});
afterAll(async () => {
  quartet.child.kill('SIGTERM');
  await quartet.ended;
  await removeData(join(home, 'postgres'));
  rmSync(home, { recursive: true });
});

async function start(command?: readonly string[]): Promise<void> {
  quartet = startQuartet({ home, port, ...(command && { command }) });
  await eventually(() => readyOf(home) !== undefined, patience);
  await eventually(() => quartet.output().includes('Ctrl-C stops everything'), patience);
}

async function restarted(name: string, before: number): Promise<number> {
  await eventually(() => {
    const pid = pidsOf(home).get(name) ?? before;
    return pid !== before && isAlive(pid);
  }, patience);
  return pidsOf(home).get(name) ?? 0;
}

it('starts everything and prints a command that places an order', async () => {
  await start();
  expect([...pidsOf(home).keys()].toSorted()).toEqual(names);
  expect(await paste(quartet.output())).toMatchObject({
    status: 201,
    body: { status: 'confirmed' },
  });
});

it('is started a second time in the same folder by nobody', async () => {
  const second = startQuartet({ home, port });
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/✗ Quartet runs here already, as process \d+; stop it, or/);
  expect(anyAlive(pidsOf(home).values())).toBe(true);
});

it('does not start at a port that is taken', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'quartet-local-'));
  const second = startQuartet({ home: elsewhere, port });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`✗ Port ${port} is taken; free it, or choose another`);
  expect(readdirSync(join(elsewhere, 'run'))).toEqual([]);
  rmSync(elsewhere, { recursive: true });
});

it.each(['orders-1', 'postgres', 'provider', 'edge'])('starts a killed %s again', async (name) => {
  const before = pidsOf(home).get(name) ?? 0;
  process.kill(before, 'SIGKILL');
  const after = await restarted(name, before);
  if (name === 'orders-1') {
    expect(readyOf(home)?.tasks.map(({ pid }) => pid)).toContain(after);
  }
  await eventually(async () => (await paste(quartet.output())).status === 201, patience);
});

it('leaves nothing running when it is killed', async () => {
  const pids = [...pidsOf(home).values()];
  quartet.child.kill('SIGKILL');
  await eventually(() => !anyAlive(pids) && readyOf(home) === undefined, patience);
});

it('picks its data up, and leaves nothing running when npm is killed', async () => {
  await start(['npm', 'start']);
  expect(await paste(quartet.output())).toMatchObject({ status: 201 });
  const pids = [...pidsOf(home).values()];
  quartet.child.kill('SIGKILL');
  await eventually(() => !anyAlive(pids) && pidsOf(home).size === 0, patience);
});

it('starts again at once when npm was told to end', async () => {
  await start(['npm', 'start']);
  const before = [...pidsOf(home).values()];
  quartet.child.kill('SIGTERM');
  await quartet.ended;
  await start();
  expect([anyAlive(before), anyAlive(pidsOf(home).values())]).toEqual([false, true]);
  quartet.child.kill('SIGTERM');
  await quartet.ended;
});

it('says which service did not start, and why, and leaves nothing running', async () => {
  const failed = startQuartet({ home, port, env: { HEADERS_TIMEOUT: '-1' } });
  await eventually(() => pidsOf(home).size >= 2, patience);
  const pids = [...pidsOf(home).values()];
  expect(await failed.ended).toBe(1);
  expect(failed.output()).toMatch(/✗ \w+-1 did not start: HEADERS_TIMEOUT/);
  expect([anyAlive(pids), pidsOf(home).size]).toEqual([false, 0]);
});

it('says what to do when the secrets of its data are lost', async () => {
  const [secrets, kept] = [join(home, 'secrets.json'), join(home, 'kept.json')];
  renameSync(secrets, kept);
  const failed = startQuartet({ home, port });
  expect(await failed.ended).toBe(1);
  expect(failed.output()).toMatch(/✗ .*secrets.json is not the one .* npm start -- --reset/);
  renameSync(kept, secrets);
});

it('stops everything at SIGTERM, drained', async () => {
  await start();
  const pids = [...pidsOf(home).values()];
  quartet.child.kill('SIGTERM');
  expect(await quartet.ended).toBe(0);
  expect([anyAlive(pids), pidsOf(home).size, readyOf(home)]).toEqual([false, 0, undefined]);
  for (const name of ['orders', 'users', 'payments', 'products']) {
    expect(quartet.output()).toMatch(new RegExp(`"service":"${name}".*"msg":"stopped"`));
  }
});
