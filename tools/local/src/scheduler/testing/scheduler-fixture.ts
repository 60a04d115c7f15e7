import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TaskRow } from '@quartet/local-client/task-row';
import { openHome } from '../../state-dir/home.ts';
import type { Container, Service } from '@quartet/cloudformation/model/services';
import { createLifeline } from '../../supervisor/lifeline.ts';
import { createLogs } from '../../supervisor/logs.ts';
import { processLauncher } from '../process-launcher.ts';
import type { Launcher } from '../launcher.ts';
import type { Release } from '../release.ts';
import { createScheduler, type Scheduler } from '../scheduler.ts';
import type { ServiceScheduler } from '../service-scheduler.ts';
import { createProber, type Prober } from './prober.ts';
import { smallRelease, smallService } from './small-service.ts';

/** Schedulers of one small service, one after the other, in a home of their own. */
export interface SchedulerFixture {
  readonly home: ReturnType<typeof openHome>;
  readonly prober: Prober;
  readonly launcher: Launcher;
  /** The release that is started first. */
  readonly first: Release;
  release(version: string, script?: string): Release;
  /** @param proxyUrl what stands before the tasks */
  schedule(more?: Partial<Service>, proxyUrl?: string): ServiceScheduler;
  scheduler(): Scheduler;
  rows(): readonly TaskRow[];
  names(): readonly string[];
  pidOf(name: string): number;
  /** Stops the tasks of the latest scheduler. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export function createSchedulerFixture(): SchedulerFixture {
  const home = openHome(mkdtempSync(join(tmpdir(), 'quartet-tasks-')));
  const lifeline = createLifeline(home, 1_000);
  const prober = createProber();
  const force = new AbortController().signal;
  const launcher = processLauncher({ home, lifeline, logs: createLogs(home), force });
  const tools = { launcher, registry: prober, stopLimit: 120_000, onChange: () => undefined };
  const environment = ({ environment }: Container, port: number) => ({
    ...{ ...process.env, ...environment },
    PORT: String(port),
  });
  let scheduler = createScheduler([], tools);

  const release = (version: string, script?: string) => smallRelease(home.folder, version, script);
  const rows = () => scheduler.rows();
  return {
    ...{ home, prober, launcher, release, rows },
    first: release('first'),
    schedule: (more, proxyUrl) => {
      const service = smallService(more);
      const { container } = service;
      const containerOf = ({ assembly: VERSION }: Release) =>
        VERSION === undefined ? container : { ...container, environment: { VERSION } };
      const ways = { port: undefined, proxyUrl, healthPath: '/health' };
      const plan = { service, containerOf, environment, ...ways };
      scheduler = createScheduler([plan], tools);
      return scheduler.service(service.name) as ServiceScheduler;
    },
    scheduler: () => scheduler,
    names: () => rows().map(({ name }) => name),
    pidOf: (name) => rows().find((row) => row.name === name)?.pid ?? 0,
    stop: () => scheduler.stop(),
    close: async () => {
      await scheduler.stop();
      await lifeline.close();
      rmSync(home.folder, { recursive: true });
    },
  };
}
