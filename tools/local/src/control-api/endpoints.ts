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
   * Resolves the release of a roll: the image, or the bundle as it is now.
   * @throws DeploymentFailed when there is none
   */
  readonly release: (service: string, image: string | undefined) => Promise<Release>;
}

const Scale = z.strictObject({ desired: z.int().min(0).max(20) });
const Roll = z.strictObject({ image: z.string().min(1).optional() });
const Nothing = z.strictObject({});

/** Each route sends the rows of the tasks that it is about. */
export function controlRoutes({ scheduler, release }: ControlDeps): RouteTable {
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
      const { image } = await readJson(req, Roll);
      await service.roll(await release(name, image));
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
