import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openControl } from '@quartet/local-client/control';
import { pidsOf } from '@quartet/local-client/processes';
import { readReady, requireReady } from '@quartet/local-client/ready';
import { services as table } from '@quartet/infra/services';
import { removeData } from '@quartet/postgres';
import { eventually } from '@quartet/testing';
import { freePort } from './context/ports.ts';
import { homeIn } from './state-dir/home.ts';
import { anyAlive, paste, type Quartet, startQuartet } from './testing/quartet.ts';

const services = table.map(({ name }) => name);
const tasks = services.map((name) => `${name}-1`).toSorted();
const names = ['cloud', 'edge', ...tasks, 'postgres', 'provider'].toSorted();
const patience = 240_000;

jest.setTimeout(600_000);

let home: string;
let port: number;
let quartet: Quartet;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'quartet-local-'));
  port = await freePort();
});
afterAll(async () => {
  quartet?.child.kill('SIGTERM');
  await quartet?.ended;
  await removeData(join(home, 'postgres'));
  rmSync(home, { recursive: true });
});

async function start(): Promise<void> {
  quartet = startQuartet({ home, port });
  await eventually(() => readReady(home) !== undefined, patience);
  await eventually(() => quartet.output().includes('Ctrl-C stops everything'), patience);
}

const quartetCommand = (...args: string[]) => ['tools/local/bin/quartet.cjs', ...args];
const order = () => paste(quartet.output());
const rows = async () => openControl(requireReady(home).control).tasks();

it('starts everything and prints a command that places an order', async () => {
  await start();
  expect([...pidsOf(home).keys()].toSorted()).toEqual(names);
  await eventually(async () => {
    expect(await order()).toMatchObject({ status: 201, body: { status: 'confirmed' } });
  }, patience);
  expect(quartet.output()).toMatch(/\d+ types of resources are not run here; --verbose lists them/);
  expect(quartet.output()).toContain(`Console: http://localhost:${port}/__console`);
});

it('tells the bus what has happened', async () => {
  const { body } = (await order()) as { body: { id: string } };
  const { events } = homeIn(home);
  await eventually(() => readFileSync(events, 'utf8').includes(body.id), patience);
});

it('says what runs, to whoever has its token', async () => {
  const ready = readReady(home);
  expect(ready?.tasks.map(({ name }) => name).toSorted()).toEqual(tasks);
  expect(await rows()).toMatchObject(ready?.tasks ?? []);
  expect((await fetch(`${ready?.control.url}/tasks`)).status).toBe(401);
});

it('runs what is built, with the settings of the template, the user and this machine', async () => {
  const [row] = await rows();
  const environment = readFileSync(`/proc/${row?.pid}/environ`, 'utf8').split('\0');
  expect(environment).toEqual(
    expect.arrayContaining(['TOKEN_AUDIENCE=quartet', 'LOG_FORMAT=json', 'DATABASE_AUTH=password']),
  );
  expect(readFileSync(`/proc/${row?.pid}/cmdline`, 'utf8')).toMatch(/node\0main\.mjs\0$/);
});

it('prints its addresses, key and tasks again at any time', async () => {
  const { output, ended } = startQuartet({ home, port, command: quartetCommand('status') });
  expect(await ended).toBe(0);
  const ready = requireReady(home);
  for (const text of [ready.url, `${ready.url}/__console`, ready.apiKey, ...tasks]) {
    expect(output()).toContain(text);
  }
  expect(output().match(/ healthy /g)).toHaveLength(tasks.length);
});

it('sends a request with key and token', async () => {
  const { silent, child, output } = startQuartet({
    ...{ home, port },
    command: quartetCommand('curl', '/api/orders?limit=1'),
  });
  await silent;
  expect([child.exitCode, output()]).toEqual([0, expect.stringContaining('HTTP 200 OK')]);
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

it('says what is wrong with a stage that there is none of', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'quartet-local-'));
  const command = ['npm', 'start', '--', '--stage', 'moon'];
  const failed = startQuartet({ home: elsewhere, port: await freePort(), command });
  expect(await failed.ended).toBe(1);
  expect(failed.output()).toContain('✗ --stage moon is unknown; choose one of dev, prod');
  expect(readdirSync(elsewhere)).toEqual([]);
  rmSync(elsewhere, { recursive: true });
});

it('stops everything at SIGTERM, drained', async () => {
  const pids = [...pidsOf(home).values()];
  quartet.child.kill('SIGTERM');
  expect(await quartet.ended).toBe(0);
  expect([anyAlive(pids), pidsOf(home).size, readReady(home)]).toEqual([false, 0, undefined]);
  for (const name of services) {
    expect(quartet.output()).toMatch(new RegExp(`"service":"${name}".*"msg":"stopped"`));
  }
});
