import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import {
  freePort,
  type Postgres,
  type PostgresOptions,
  removeData,
  startPostgres,
  WrongPassword,
} from './index.ts';
import { withClient } from './client.ts';

const password = 'a/secret:with@signs';
let home: string;
let running: Postgres | undefined;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'quartet-postgres-'));
});
afterEach(() => running?.stop());
afterAll(async () => {
  await removeData(home);
  rmSync(home, { recursive: true });
});

async function start(options: Partial<PostgresOptions> = {}): Promise<Postgres> {
  running = await startPostgres({ home, durable: false, password, ...options });
  return running;
}

function ask(sql: string): Promise<unknown> {
  return withClient(String(running?.url), async (client) => (await client.query(sql)).rows);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await pause(20);
}

it('accepts queries after the start, and has exited after the stop', async () => {
  const { pid, stop } = await start();
  expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await stop();
  expect(isAlive(pid)).toBe(false);
});

it('keeps its data between starts, on the given port', async () => {
  const port = await freePort();
  await (await start({ port })).stop();
  await start({ port });
  await ask('CREATE TABLE kept (n int)');
  await running?.stop();
  await start({ port });
  expect(running?.port).toBe(port);
  expect(await ask('SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 0 }]);
});

it('restarts after SIGKILL with all committed data', async () => {
  const { pid, ended } = await start({ durable: true });
  await ask('CREATE TABLE committed (n int)');
  process.kill(pid, 'SIGKILL');
  await ended;
  await start();
  expect(await ask('SELECT count(*)::int AS n FROM committed')).toEqual([{ n: 0 }]);
});

it('rejects connections without the password', async () => {
  const { url } = await start();
  const stranger = new URL(url);
  stranger.password = 'guess';
  await expect(withClient(stranger.href, (client) => client.query('SELECT 1'))).rejects.toThrow(
    'password authentication failed',
  );
});

it('logs errors in a private file, without values of rows', async () => {
  await start();
  await ask('CREATE TABLE people (email text PRIMARY KEY)');
  const insert = `INSERT INTO people SELECT concat('ada', '@', 'example.com')`;
  await ask(insert);
  await expect(ask(insert)).rejects.toThrow('people_pkey');
  await running?.stop();
  const log = join(home, 'postgres.log');
  const text = readFileSync(log, 'utf8');
  expect([text.includes('people_pkey'), text.includes('ada@example.com')]).toEqual([true, false]);
  expect(statSync(log).mode & 0o777).toBe(0o600);
});

it('throws WrongPassword for data that was created with another password', async () => {
  await (await start()).stop();
  await expect(start({ password: 'another' })).rejects.toThrow(WrongPassword);
});

it('throws the reason why it cannot start', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await expect(start({ port })).rejects.toThrow(/PostgreSQL did not start: could not/);
  taken.close();
});

it('deletes its data on request', async () => {
  await start();
  await ask('CREATE TABLE forgotten (n int)');
  await running?.stop();
  await removeData(home);
  expect(existsSync(join(home, 'data'))).toBe(false);
  await start();
  await expect(ask('SELECT FROM forgotten')).rejects.toThrow('does not exist');
});

it('stops when the process that started it is killed', async () => {
  const script = `
    import { startPostgres } from '@quartet/postgres';
    const options = JSON.parse(process.argv[1]);
    const { pid } = await startPostgres(options);
    process.stdout.write(pid + '\\n');
  `;
  const args = ['--conditions=@quartet/source', '--input-type=module', '-e', script];
  const starter = spawn(
    process.execPath,
    [...args, JSON.stringify({ home, durable: false, password })],
    { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(createInterface({ input: starter.stdout }), 'line')) as [string];
  expect(isAlive(Number(line))).toBe(true);
  starter.kill('SIGKILL');
  await untilGone(Number(line));
});
