import type { ServerResponse } from 'node:http';
import { HttpError } from '@quartet/aws/http/http-error';
import { readJson } from '@quartet/aws/http/read-json';
import type { RouteContext, RouteTable } from '@quartet/aws/http/router';
import { z } from 'zod';
import type { Release } from '../scheduler/release.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import type { ServiceScheduler } from '../scheduler/service-scheduler.ts';
import type { Task } from '../scheduler/task.ts';

export interface ControlDeps {
  readonly scheduler: Scheduler;
  /**
   * Resolves a release: the image, the bundle in the `dist` of another checkout, or the bundle as it is now.
   * @throws DeploymentFailed when there is none
   */
  readonly release: (service: string, source: ReleaseSource) => Promise<Release>;
  /** Runs a one-off task of a release to its end. @throws DeploymentFailed with the reason when it fails */
  readonly runTask: (service: string, task: string, release: Release) => Promise<void>;
}

const Scale = z.strictObject({ desired: z.int().min(0).max(20) });
const Source = z
  .strictObject({ image: z.string().min(1).optional(), dist: z.string().min(1).optional() })
  .refine(({ image, dist }) => image === undefined || dist === undefined);
const OneOffTask = Source.safeExtend({ task: z.string().min(1) });
export type ReleaseSource = z.output<typeof Source>;
const Nothing = z.strictObject({});

/** Each route sends the rows of the tasks that it is about. */
export function controlRoutes({ scheduler, release, runTask }: ControlDeps): RouteTable {
  const rowsOf = (service: string) => scheduler.rows().filter((row) => row.service === service);

  const serviceOf = (name: string): ServiceScheduler => {
    const service = scheduler.service(name);
    if (!service) throw new HttpError(404, `There is no service "${name}" here.`);
    return service;
  };

  const onTask =
    (act: (task: Task, service: ServiceScheduler) => Promise<void> | void) =>
    async ({ req, res, params: { name = '' } }: RouteContext) => {
      await readJson(req, Nothing);
      const running = scheduler.task(name);
      if (!running) throw new HttpError(404, `There is no task "${name}" here.`);
      await act(running.task, running.service);
      sendRows(res, rowsOf(running.task.row().service));
    };

  return {
    'GET /tasks': ({ res }) => sendRows(res, scheduler.rows()),
    'POST /services/:name/scale': async ({ req, res, params: { name = '' } }) => {
      const service = serviceOf(name);
      const { desired } = await readJson(req, Scale);
      await service.scale(desired);
      sendRows(res, rowsOf(name));
    },
    'POST /services/:name/roll': async ({ req, res, params: { name = '' } }) => {
      const service = serviceOf(name);
      await service.roll(await release(name, await readJson(req, Source)));
      sendRows(res, rowsOf(name));
    },
    'POST /services/:name/tasks': async ({ req, res, params: { name = '' } }) => {
      serviceOf(name);
      const { task, ...source } = await readJson(req, OneOffTask);
      await runTask(name, task, await release(name, source));
      sendRows(res, rowsOf(name));
    },
    'POST /tasks/:name/stop': onTask((task, service) => service.stopTask(task)),
    'POST /tasks/:name/restart': onTask((task, service) => service.restart(task)),
    'POST /tasks/:name/kill': onTask((task) => task.kill()),
  };
}

function sendRows(res: ServerResponse, rows: unknown): void {
  res.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  res.end(JSON.stringify(rows));
}
