import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@quartet/testing';
import { type Home, openHome } from '../state-dir/home.ts';
import type { Container } from '@quartet/cloudformation/model/services';
import { createLifeline, type Lifeline } from '../supervisor/lifeline.ts';
import { createLogs } from '../supervisor/logs.ts';
import { processTable } from '../os/process-table.ts';
import { commandOf, isAlive } from '../os/processes.ts';
import { containerLauncher, homeLabel } from './container-launcher.ts';
import { prepareDocker } from './containers.ts';
import { docker } from './docker.ts';
import type { LaunchedTask } from './launcher.ts';
import { releaseOfImage } from './release.ts';
import { smallService } from './testing/small-service.ts';
import { buildImage, describeWithDocker } from './testing/with-docker.ts';

jest.setTimeout(300_000);

const patience = 60_000;
const image = `quartet-test/task:${process.pid}`;
const main = `
  import { writeFileSync } from 'node:fs';
  const canWrite = (() => { try { writeFileSync('/app/x', ''); return true; } catch { return false; } })();
  const { GIVEN, SECRET, HOME, PATH } = process.env;
  process.on('SIGTERM', () => { if (GIVEN !== 'stubborn') { console.log('drained'); process.exit(); } });
  console.log(JSON.stringify({ canWrite, user: process.getuid(), GIVEN, SECRET, HOME, PATH }));
  setInterval(() => 0, 1000);
`;

describeWithDocker('a task from an image', () => {
  let home: Home;
  let lifeline: Lifeline;
  let remove: () => void;
  let launched: LaunchedTask;

  beforeAll(() => {
    remove = buildImage(image, main);
  });
  afterAll(() => remove());
  beforeEach(() => {
    home = openHome(mkdtempSync(join(tmpdir(), 'quartet-containers-')));
    lifeline = createLifeline(home, 1_000);
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  });
  afterEach(async () => {
    launched.kill();
    await launched.ended;
    await lifeline.close();
    jest.restoreAllMocks();
    rmSync(home.folder, { recursive: true });
  });

  function launch(given: string, more: Partial<Container> = {}): LaunchedTask {
    const force = new AbortController().signal;
    const launcher = containerLauncher({ home, lifeline, logs: createLogs(home), force });
    const container = { ...smallService().container, user: 'node', ...more };
    const env = { ...process.env, GIVEN: given, SECRET: 'canary' };
    launched = launcher.launch({ name: 'small-1', release: releaseOfImage(image), container, env });
    return launched;
  }

  const left = () => docker(['ps', '-aq', '--filter', `label=${homeLabel(home.folder)}`]);
  const isUp = () => launched.pid() > 0 && launched.recentOutput().length > 0;

  it('has no right, nothing to write to, and only the settings of this machine', async () => {
    launch('calm');
    await eventually(isUp, patience);
    const environment = JSON.parse(launched.recentOutput()[0] ?? '') as Record<string, unknown>;
    expect(environment).toMatchObject({
      canWrite: false,
      user: 1_000,
      GIVEN: 'calm',
      SECRET: 'canary',
    });
    expect([environment['HOME'], environment['PATH']]).not.toEqual([
      process.env['HOME'],
      process.env['PATH'],
    ]);
    const inspected = JSON.parse(await docker(['inspect', await left()])) as [
      { HostConfig: object },
    ];
    expect(inspected[0].HostConfig).toMatchObject({ CapDrop: ['ALL'], NetworkMode: 'host' });
  });

  it('is known by its own process, and its secrets by nobody', async () => {
    launch('calm');
    await eventually(isUp, patience);
    await eventually(() => Number(readFileSync(home.pid('small-1'), 'utf8')) === launched.pid());
    const commands = processTable.pids().map((pid) => commandOf(pid) ?? '');
    expect(commands.filter((command) => command.includes(image))).not.toHaveLength(0);
    expect(commands.filter((command) => command.includes('canary'))).toEqual([]);
  });

  it('drains when it is stopped, and leaves nothing', async () => {
    launch('calm');
    await eventually(isUp, patience);
    await launched.stop(30_000);
    expect(launched.recentOutput()).toContain('drained');
    expect(await left()).toBe('');
  });

  it('is killed when it takes too long', async () => {
    launch('stubborn');
    await eventually(isUp, patience);
    const pid = launched.pid();
    await launched.stop(100);
    expect([isAlive(pid), await left()]).toEqual([false, '']);
  });

  it.each([
    ['fails', 1, false],
    ['succeeds', 0, true],
  ])('is asked inside whether its health command %s', async (_what, code, answer) => {
    const command = ['CMD', 'node', '-e', `process.exit(${code})`];
    launch('calm', {
      healthCheck: { command, interval: 1, timeout: 60, retries: 1, startPeriod: 0 },
    });
    await eventually(isUp, patience);
    expect(await launched.runHealthCommand()).toBe(answer);
  });

  it('is removed by the next runner when it was left', async () => {
    launch('stubborn');
    await eventually(isUp, patience);
    await prepareDocker(home.folder);
    expect(await left()).toBe('');
    await launched.ended;
  });
});
