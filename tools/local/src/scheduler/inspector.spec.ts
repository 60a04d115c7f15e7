import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@quartet/testing';
import { freePort } from '@quartet/postgres';
import { WebSocket } from 'ws';
import { openHome } from '../state-dir/home.ts';
import { createLifeline } from '../supervisor/lifeline.ts';
import { createLogs } from '../supervisor/logs.ts';
import { inspectable } from './inspectable.ts';
import { openInspector } from './inspector.ts';
import { processLauncher } from './process-launcher.ts';
import { createSchedulerFixture, type SchedulerFixture } from './testing/scheduler-fixture.ts';
import { smallService } from './testing/small-service.ts';

let fixture: SchedulerFixture;
beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  fixture = createSchedulerFixture();
});
afterEach(async () => {
  await fixture.close();
  jest.restoreAllMocks();
});

interface Target {
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

it('shows the newest task at one address to a debugger', async () => {
  const home = openHome(fixture.home.folder);
  const port = await freePort();
  const lifeline = createLifeline(home, 1_000);
  const force = new AbortController().signal;
  const tools = { home, lifeline, logs: createLogs(home), force };
  await using inspector = await openInspector({ service: 'small', port });
  const launcher = processLauncher(tools, inspector);
  const launch = (name: string, release = fixture.first) => {
    const env = { ...process.env, PORT: '0' };
    return launcher.launch({ name, release, container: smallService().container, env });
  };
  const targets = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => undefined);
    return ((await response?.json()) ?? []) as readonly Target[];
  };
  const tasks = [launch('small-1')];
  await eventually(async () => (await targets())[0]?.url.includes('/first/') === true);
  tasks.push(
    launch('other-1'),
    launch('small-2', fixture.release('second', 'setInterval(() => 0, 1000)')),
  );
  await eventually(async () => (await targets())[0]?.url.includes('/second/') === true);

  const [target] = await targets();
  expect(target?.webSocketDebuggerUrl).toContain(`ws://127.0.0.1:${port}/`);
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await once(socket, 'open');
  socket.send(
    JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'process.pid' } }),
  );
  const [message] = (await once(socket, 'message')) as [Buffer];
  expect(JSON.parse(String(message))).toMatchObject({
    result: { result: { value: tasks[2]?.pid() } },
  });
  socket.close();
  for (const task of tasks) task.kill();
  await Promise.all(tasks.map(({ ended }) => ended));
  await lifeline.close();
});

it('says that its port is taken', async () => {
  const port = await freePort();
  await using _first = await openInspector({ service: 'small', port });
  await expect(openInspector({ service: 'small', port })).rejects.toThrow(
    `Port ${port} is taken; free it, or choose another with --inspect.`,
  );
});

it('does not replace a task that a debugger has paused', async () => {
  const service = fixture.schedule(
    inspectable(smallService({ desiredCount: 1, healthCheckGracePeriod: 0 })),
  );
  await service.start(fixture.first);
  writeFileSync(join(fixture.first.folder ?? '', 'sick'), '');
  await eventually(() => fixture.rows()[0]?.health === 'unhealthy');
  expect(service.tasks().map((task) => task.unhealthyReason())).toEqual([undefined]);
});
