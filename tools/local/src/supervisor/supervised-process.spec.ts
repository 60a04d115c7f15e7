import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@quartet/testing';
import { type Home, openHome } from '../state-dir/home.ts';
import { createLifeline, type Lifeline } from './lifeline.ts';
import { isAlive } from '../os/processes.ts';
import {
  supervise,
  type SupervisedProcess,
  type SupervisedProcessPlan,
  type SupervisorTools,
} from './supervised-process.ts';
import { createLogs } from './logs.ts';

let home: Home;
let lifeline: Lifeline;
let force: AbortController;
let tasks: SupervisedProcess[];

beforeEach(() => {
  home = openHome(mkdtempSync(join(tmpdir(), 'quartet-task-')));
  lifeline = createLifeline(home, 1_000);
  force = new AbortController();
  tasks = [];
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(async () => {
  force.abort();
  await Promise.all(tasks.map((task) => task.stop()));
  await lifeline.close();
  jest.restoreAllMocks();
  rmSync(home.folder, { recursive: true });
});

const markReady = 'fs.writeFileSync(process.env.READY, String(process.pid));';
const live = 'setInterval(() => 0, 1000);';

function start(
  script: string,
  more: Partial<SupervisedProcessPlan & SupervisorTools> = {},
): SupervisedProcess {
  const flag = join(home.folder, 'flag');
  const plan: SupervisedProcessPlan = {
    name: 'thing',
    args: ['-e', script],
    env: { ...process.env, READY: flag },
    isReady: () => Promise.resolve(existsSync(flag) && readFileSync(flag, 'utf8') !== ''),
    ...more,
  };
  const signal = new AbortController().signal;
  const logs = createLogs(home);
  const shared = { home, lifeline, logs, force: force.signal };
  const tools = { ...shared, stopLimit: 120_000, signal, onRestart: () => undefined, ...more };
  const task = supervise({ ...plan, ...more }, tools);
  tasks.push(task);
  return task;
}

const pidFile = () => Number(readFileSync(home.pid('thing'), 'utf8'));

it('is ready when its process is, with its pid in a file', async () => {
  const task = start(markReady + live);
  await task.ready();
  expect(pidFile()).toBe(task.pid());
});

it('starts a process again that has ended, and says so', async () => {
  const onRestart = jest.fn();
  const task = start(markReady + live, { onRestart });
  await task.ready();
  const before = task.pid();
  process.kill(before, 'SIGKILL');
  await eventually(() => task.pid() !== before && isAlive(task.pid()));
  expect(pidFile()).toBe(task.pid());
  expect(onRestart).toHaveBeenCalledTimes(1);
});

it('says why a process did not start', async () => {
  const task = start('throw new Error("no luck")');
  await expect(task.ready()).rejects.toThrow('thing did not start: no luck');
});

it('stops in peace, and removes the pid file', async () => {
  const task = start(
    `process.on('SIGTERM', () => { console.log('drained'); process.exit(); }); ${markReady} ${live}`,
  );
  await task.ready();
  await task.stop();
  expect(isAlive(task.pid())).toBe(false);
  expect(existsSync(home.pid('thing'))).toBe(false);
  expect(readFileSync(home.log('thing'), 'utf8')).toBe('drained\n');
});

const stubborn = `process.on('SIGTERM', () => 0); ${markReady} ${live}`;

it('kills a process that takes too long to stop', async () => {
  const task = start(stubborn, { stopLimit: 50 });
  await task.ready();
  await task.stop();
  expect(isAlive(task.pid())).toBe(false);
});

it('kills it at once when there is no time', async () => {
  const task = start(stubborn);
  await task.ready();
  const stopped = task.stop();
  force.abort();
  await stopped;
  expect(isAlive(task.pid())).toBe(false);
});

it('ends with a process all that it started', async () => {
  const script = `
    const child = require('node:child_process').spawn(process.execPath, ['-e', '${live}']);
    fs.writeFileSync(process.env.READY, String(child.pid)); ${live}`;
  const task = start(script);
  await task.ready();
  const child = Number(readFileSync(join(home.folder, 'flag'), 'utf8'));
  await task.stop();
  await eventually(() => !isAlive(child));
});

it('hears what a process says to it', async () => {
  const heard: unknown[] = [];
  const task = start(`process.send({ type: 'here' }); ${markReady} ${live}`, {
    hasIpc: true,
    onStart: ({ process: child }) => child.on('message', (message) => heard.push(message)),
  });
  await task.ready();
  await eventually(() => heard.length > 0);
  expect(heard).toEqual([{ type: 'here' }]);
});
