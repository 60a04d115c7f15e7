import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@quartet/testing';
import type { Service } from '@quartet/cloudformation/model/services';
import { isAlive } from '../os/processes.ts';
import type { ServiceScheduler } from './service-scheduler.ts';
import { smallService } from './testing/small-service.ts';
import { createSmallWorld, type SmallWorld } from './testing/small-world.ts';

let world: SmallWorld;
let service: ServiceScheduler;
let sick: string;
let said: jest.SpyInstance;

beforeEach(() => {
  said = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  world = createSmallWorld();
  sick = join(String(world.first.folder), 'sick');
});
afterEach(async () => {
  await world.close();
  jest.restoreAllMocks();
});

async function startOne(more: Partial<Service> = {}, release = world.first): Promise<number> {
  service = world.schedule({ desiredCount: 1, ...more });
  await service.start(release);
  return world.pidOf('small-1');
}

const hasSaid = (words: string) => said.mock.calls.join('').includes(words);

it('is replaced under its name and at its port when it ends', async () => {
  const pid = await startOne();
  const port = world.rows()[0]?.port;
  process.kill(pid, 'SIGKILL');
  await eventually(() => ![0, pid].includes(world.pidOf('small-1')));
  await service.settle();
  expect(world.rows()).toMatchObject([{ name: 'small-1', port }]);
  expect(hasSaid('small-1 ended (SIGKILL) and is replaced')).toBe(true);
});

it('is replaced when the balancer finds it unhealthy after its grace', async () => {
  const pid = await startOne({ healthCheckGracePeriod: 0 });
  writeFileSync(sick, '');
  await eventually(() => hasSaid('small-1 is replaced: the balancer finds it unhealthy'));
  rmSync(sick);
  await service.settle();
  expect(isAlive(pid)).toBe(false);
});

it('is left alone when the balancer finds it unhealthy during its grace', async () => {
  const pid = await startOne({ healthCheckGracePeriod: 60 });
  writeFileSync(sick, '');
  await eventually(() => world.rows()[0]?.health === 'unhealthy');
  rmSync(sick);
  await eventually(() => world.rows()[0]?.health === 'healthy');
  expect(world.pidOf('small-1')).toBe(pid);
});

it('is replaced when its health command fails', async () => {
  const flag = join(world.home.folder, 'fails');
  const command = ['CMD-SHELL', `test ! -e ${flag}`];
  const health = { command, interval: 0.05, timeout: 5, retries: 2, startPeriod: 0 };
  const pid = await startOne({ container: { ...smallService().container, healthCheck: health } });
  writeFileSync(flag, '');
  await eventually(() => hasSaid('small-1 is replaced: its health command fails'));
  rmSync(flag);
  await eventually(() => !isAlive(pid));
  await service.settle();
});

it('serves when its health command says so where nobody balances', async () => {
  const flag = join(world.home.folder, 'well');
  const command = ['CMD-SHELL', `test -e ${flag}`];
  const health = { command, interval: 0.05, timeout: 5, retries: 2, startPeriod: 60 };
  const container = { ...smallService().container, healthCheck: health };
  service = world.schedule({ desiredCount: 1, container, targetGroupArns: [] });
  const started = service.start(world.first);
  await eventually(() => world.rows()[0]?.state === 'RUNNING');
  expect(world.scheduler().task('small-1')?.task.isSteady()).toBe(false);
  writeFileSync(flag, '');
  await started;
  expect(world.rows()).toMatchObject([{ health: 'unused' }]);
});

it('answers what is on its way before it is stopped, and another one takes its place', async () => {
  const pid = await startOne();
  const found = world.scheduler().task('small-1');
  const asked = world.prober.ask('/slowly');
  if (found) await service.halt(found.task);
  expect(isAlive(pid)).toBe(false);
  expect(await asked).toBe('first');
  await service.settle();
  expect(world.names()).toEqual(['small-2']);
});

it('is killed when it does not end in time', async () => {
  const stubborn = `process.on('SIGTERM', () => 0); setInterval(() => 0, 1000)`;
  const container = { ...smallService().container, stopTimeout: 0.05, containerPort: undefined };
  const pid = await startOne(
    { container, targetGroupArns: [] },
    world.release('stubborn', stubborn),
  );
  await world.scheduler().stop();
  expect([isAlive(pid), existsSync(world.home.pid('small-1'))]).toEqual([false, false]);
});
