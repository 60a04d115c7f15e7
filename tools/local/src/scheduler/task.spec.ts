import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@quartet/testing';
import type { Service } from '@quartet/cloudformation/model/services';
import { isAlive } from '../os/processes.ts';
import type { ServiceScheduler } from './service-scheduler.ts';
import { smallService } from './testing/small-service.ts';
import { createSchedulerFixture, type SchedulerFixture } from './testing/scheduler-fixture.ts';

let fixture: SchedulerFixture;
let service: ServiceScheduler;
let sick: string;
let written: jest.SpyInstance;

beforeAll(() => {
  fixture = createSchedulerFixture();
  sick = join(String(fixture.first.folder), 'sick');
});
beforeEach(() => {
  written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(async () => {
  await fixture.stop();
  jest.restoreAllMocks();
});
afterAll(() => fixture.close());

async function startOne(more: Partial<Service> = {}, release = fixture.first): Promise<number> {
  service = fixture.schedule({ desiredCount: 1, ...more });
  await service.start(release);
  return fixture.pidOf('small-1');
}

const hasPrinted = (words: string) => written.mock.calls.join('').includes(words);

it('a task that exits is replaced under its name and at its port', async () => {
  const pid = await startOne();
  const port = fixture.rows()[0]?.port;
  process.kill(pid, 'SIGKILL');
  await eventually(() => ![0, pid].includes(fixture.pidOf('small-1')));
  await service.waitUntilStable();
  expect(fixture.rows()).toMatchObject([{ name: 'small-1', port }]);
  expect(hasPrinted('small-1 exited (SIGKILL); starting a replacement')).toBe(true);
});

it('a task is replaced when it is unhealthy after its grace period', async () => {
  const pid = await startOne({ healthCheckGracePeriod: 0 });
  writeFileSync(`${sick}-${fixture.rows()[0]?.port}`, '');
  await eventually(() =>
    hasPrinted('small-1 is unhealthy (its load balancer health check failed)'),
  );
  await eventually(() => !isAlive(pid));
  await service.waitUntilStable();
});

it('a task is kept when it is unhealthy during its grace period', async () => {
  const pid = await startOne({ healthCheckGracePeriod: 60 });
  writeFileSync(sick, '');
  await eventually(() => fixture.rows()[0]?.health === 'unhealthy');
  rmSync(sick);
  await eventually(() => fixture.rows()[0]?.health === 'healthy');
  expect(fixture.pidOf('small-1')).toBe(pid);
});

it('a task is replaced when its health command fails', async () => {
  const flag = join(fixture.home.folder, 'fails');
  const command = ['CMD-SHELL', `test ! -e ${flag}-$PORT`];
  const health = { command, interval: 0.05, timeout: 5, retries: 2, startPeriod: 0 };
  const pid = await startOne({ container: { ...smallService().container, healthCheck: health } });
  writeFileSync(`${flag}-${fixture.rows()[0]?.port}`, '');
  await eventually(() => hasPrinted('small-1 is unhealthy (its health command failed)'));
  await eventually(() => !isAlive(pid));
  await service.waitUntilStable();
});

it('a task without a target group is ready when its health command succeeds', async () => {
  const flag = join(fixture.home.folder, 'well');
  const command = ['CMD-SHELL', `test -e ${flag}`];
  const health = { command, interval: 0.05, timeout: 5, retries: 2, startPeriod: 60 };
  const container = { ...smallService().container, healthCheck: health };
  service = fixture.schedule({ desiredCount: 1, container, targetGroupArns: [] });
  const started = service.start(fixture.first);
  await eventually(() => fixture.rows()[0]?.state === 'RUNNING');
  expect(fixture.scheduler().task('small-1')?.task.isReady()).toBe(false);
  writeFileSync(flag, '');
  await started;
  expect(fixture.rows()).toMatchObject([{ health: 'unused' }]);
});

it('a stopped task finishes its requests first and is replaced', async () => {
  const pid = await startOne();
  const found = fixture.scheduler().task('small-1');
  const asked = fixture.prober.ask('/slowly');
  if (found) await service.stopTask(found.task);
  expect(isAlive(pid)).toBe(false);
  expect(await asked).toBe('first');
  await service.waitUntilStable();
  expect(fixture.names()).toEqual(['small-2']);
});

it('a task that does not end within its stop timeout is killed', async () => {
  const stubborn = `process.on('SIGTERM', () => 0); setInterval(() => 0, 1000)`;
  const container = { ...smallService().container, stopTimeout: 0.05, containerPort: undefined };
  const pid = await startOne(
    { container, targetGroupArns: [] },
    fixture.release('stubborn', stubborn),
  );
  await fixture.scheduler().stop();
  expect([isAlive(pid), existsSync(fixture.home.pid('small-1'))]).toEqual([false, false]);
});
