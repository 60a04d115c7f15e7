import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeData } from '@quartet/postgres';
import { eventually, listen } from '@quartet/testing';
import { openHome } from './state-dir/home.ts';
import { freePort } from './context/ports.ts';
import { pidsOf } from '@quartet/local-client/processes';
import { readReady } from '@quartet/local-client/ready';
import { anyAlive, childrenOf, type Quartet, startQuartet } from './testing/quartet.ts';

const nx = ['node_modules/.bin/nx', 'serve', 'users'];
const npx = ['npx', 'nx', 'serve', 'users'];
const patience = 240_000;

jest.setTimeout(600_000);

let home: string;
let port: number;
let quartet: Quartet;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'quartet-nx-'));
  port = await freePort();
});
afterEach(async () => {
  for (const pid of childrenOf(quartet.child.pid ?? -1)) process.kill(pid, 'SIGTERM');
  quartet.child.kill('SIGTERM');
  await quartet.silent;
});
afterAll(async () => {
  await removeData(join(home, 'postgres'));
  rmSync(home, { recursive: true });
});

async function serve(command: readonly string[]): Promise<readonly number[]> {
  quartet = startQuartet({ home, port, command });
  await eventually(() => readReady(home) !== undefined, patience);
  return [...pidsOf(home).values()];
}

async function untilNothingIsLeft(pids: readonly number[]): Promise<void> {
  await quartet.silent;
  const { lock } = openHome(home);
  await eventually(() => !anyAlive(pids) && pidsOf(home).size === 0 && !existsSync(lock), patience);
  expect(readReady(home)).toBeUndefined();
}

it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'leaves nothing when Nx gets %s',
  async (signal) => {
    const pids = await serve(nx);
    quartet.child.kill(signal);
    await untilNothingIsLeft(pids);
  },
);

it.each(['SIGTERM', 'SIGKILL'] as const)(
  'leaves nothing when npx above Nx gets %s',
  async (signal) => {
    const pids = await serve(npx);
    quartet.child.kill(signal);
    await untilNothingIsLeft(pids);
  },
);

it('does not stay when npx was gone before it came', async () => {
  quartet = startQuartet({ home, port, command: npx });
  await eventually(() => childrenOf(quartet.child.pid ?? -1).length > 0, patience);
  quartet.child.kill('SIGKILL');
  await untilNothingIsLeft([]);
});

it('fails when its start has failed', async () => {
  const taken = await listen(() => undefined);
  const { port } = new URL(taken.url);
  quartet = startQuartet({ home, port: Number(port), command: nx });
  expect(await quartet.ended).toBe(1);
  expect(quartet.output()).toContain(`✗ Port ${port} is taken`);
  await taken.close();
});
