import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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
import { serverAccount } from './account.ts';
import { withClient } from './client.ts';
import { placeData } from './data.ts';

const password = 'a/secret:with@signs';
let home: string;
let running: Postgres | undefined;

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'quartet-postgres-')));
  await placeDeletedData();
  await start();
});
afterAll(async () => {
  await running?.stop();
  await removeData(home);
  rmSync(home, { recursive: true });
});

async function placeDeletedData(): Promise<void> {
  const data = await placeData(home, await serverAccount());
  mkdirSync(data);
  writeFileSync(join(data, 'PG_VERSION'), '1');
  await removeData(home);
  expect([existsSync(data), existsSync(join(home, 'data'))]).toEqual([false, false]);
}

/** Starts the server again, on the data that it has by now. */
async function start(options: Partial<PostgresOptions> = {}): Promise<Postgres> {
  await running?.stop();
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

describe('a server whose earlier data were deleted', () => {
  it('accepts queries', async () => {
    expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('rejects connections without the password', async () => {
    const stranger = new URL(String(running?.url));
    stranger.password = 'guess';
    await expect(withClient(stranger.href, (client) => client.query('SELECT 1'))).rejects.toThrow(
      'password authentication failed',
    );
  });

  it('logs errors in a private file, without values of rows', async () => {
    await ask('CREATE TABLE people (email text PRIMARY KEY)');
    const insert = `INSERT INTO people SELECT concat('ada', '@', 'example.com')`;
    await ask(insert);
    await expect(ask(insert)).rejects.toThrow('people_pkey');
    const log = join(home, 'postgres.log');
    const text = readFileSync(log, 'utf8');
    expect([text.includes('people_pkey'), text.includes('ada@example.com')]).toEqual([true, false]);
    expect(statSync(log).mode & 0o777).toBe(0o600);
  });

  it('has exited after the stop', async () => {
    await running?.stop();
    expect(isAlive(Number(running?.pid))).toBe(false);
  });
});

it('keeps its data between starts, on the given port', async () => {
  const port = await freePort();
  await start({ port });
  await ask('CREATE TABLE kept (n int)');
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

it('throws WrongPassword for data that was created with another password', async () => {
  await expect(start({ password: 'another' })).rejects.toThrow(WrongPassword);
});

it('throws the reason why it cannot start', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await expect(start({ port })).rejects.toThrow(/PostgreSQL did not start: could not/);
  taken.close();
});

it('stops when the process that started it is killed', async () => {
  await running?.stop();
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
