import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openControl, sendToControl } from '@quartet/local-client/control';
import { pidsOf } from '@quartet/local-client/processes';
import { readReady, requireReady } from '@quartet/local-client/ready';
import { services as table } from '@quartet/infra/services';
import { removeData } from '@quartet/postgres';
import { eventually } from '@quartet/testing';
import { freePort } from './context/ports.ts';
import { isAlive } from './os/processes.ts';
import { homeIn } from './state-dir/home.ts';
import { anyAlive, paste, type Quartet, startQuartet } from './testing/quartet.ts';

const services = table.map(({ name }) => name);
const tasks = services.map((name) => `${name}-1`).toSorted();
const processes = ['cloud', 'edge', ...tasks, 'postgres', 'provider'].toSorted();
const rolled = services.map((name) => `${name}-2`).toSorted();
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

async function start(command?: readonly string[]): Promise<void> {
  quartet = startQuartet({ home, port, ...(command && { command }) });
  await eventually(() => readReady(home) !== undefined, patience);
  await eventually(() => quartet.output().includes('Ctrl-C stops everything'), patience);
}

const quartetCommand = (...args: string[]) => ['tools/local/bin/quartet.cjs', ...args];
const order = () => paste(quartet.output());
const pidOf = (name: string) => pidsOf(home).get(name) ?? 0;
const rows = async () => openControl(requireReady(home).control).tasks();

it('starts everything and prints a command that places an order', async () => {
  await start();
  expect([...pidsOf(home).keys()].toSorted()).toEqual(processes);
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

it('rolls each service without a failed request', async () => {
  let isOver = false;
  const answers: number[] = [];
  const asking = (async () => {
    while (!isOver) answers.push((await order()).status);
  })();
  const { roll } = openControl(requireReady(home).control);
  await Promise.all(services.map((name) => roll(name)));
  isOver = true;
  await asking;
  expect(answers.filter((status) => status >= 300)).toEqual([]);
  expect((await rows()).map(({ name }) => name).toSorted()).toEqual(rolled);
});

it('scales a service', async () => {
  const { control } = requireReady(home);
  const scale = (desired: number) =>
    sendToControl(control, 'POST /services/orders/scale', { desired });
  expect((await scale(2)).status).toBe(200);
  expect(readReady(home)?.tasks.filter(({ service }) => service === 'orders')).toHaveLength(2);
  expect((await scale(1)).status).toBe(200);
});

it.each(['users-2', 'postgres', 'provider', 'cloud', 'edge'])(
  'starts a killed %s again',
  async (name) => {
    const before = pidOf(name);
    process.kill(before, 'SIGKILL');
    await eventually(() => pidOf(name) !== before && isAlive(pidOf(name)), patience);
    await eventually(async () => (await order()).status === 201, patience);
    await eventually(() => {
      const known = readReady(home)?.tasks.map((task) => pidOf(task.name) === task.pid);
      expect(known).toEqual(services.map(() => true));
    }, patience);
  },
);

it('leaves nothing running when it is killed', async () => {
  const pids = [...pidsOf(home).values()];
  quartet.child.kill('SIGKILL');
  await eventually(() => !anyAlive(pids) && readReady(home) === undefined, patience);
});

it('picks its data up, and leaves nothing running when npm is killed', async () => {
  await start(['npm', 'start']);
  await eventually(async () => expect(await order()).toMatchObject({ status: 201 }), patience);
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
