import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Release } from '../scheduler/release.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import type { ServiceScheduler } from '../scheduler/service-scheduler.ts';
import type { Task } from '../scheduler/task.ts';
import { ControlProblem } from './problem.ts';
import { readBody } from './read-body.ts';

export interface ControlDeps {
  readonly scheduler: Scheduler;
  /**
   * Resolves the release of a roll: the image, or the bundle as it is now.
   * @throws Unsteady when there is none
   */
  readonly release: (service: string, image: string | undefined) => Promise<Release>;
}

type Endpoint = (req: IncomingMessage, name: string) => Promise<unknown>;

const Scale = z.strictObject({ desired: z.int().min(0).max(20) });
const Roll = z.strictObject({ image: z.string().min(1).optional() });
const Nothing = z.strictObject({});

/** By method and path; each answers what it returns. */
export function endpointsOf({
  scheduler,
  release,
}: ControlDeps): Readonly<Record<string, Endpoint>> {
  const rowsOf = (service: string) => scheduler.rows().filter((row) => row.service === service);

  const serviceOf = (name: string): ServiceScheduler => {
    const service = scheduler.service(name);
    if (!service) throw new ControlProblem('not_found', `There is no service "${name}" here.`);
    return service;
  };

  const onTask =
    (act: (task: Task, service: ServiceScheduler) => Promise<void> | void): Endpoint =>
    async (req, name) => {
      await readBody(req, Nothing);
      const found = scheduler.task(name);
      if (!found) throw new ControlProblem('not_found', `There is no task "${name}" here.`);
      await act(found.task, found.service);
      return rowsOf(found.task.row().service);
    };

  return {
    'GET /tasks': async () => scheduler.rows(),
    'POST /services/:name/scale': async (req, name) => {
      const service = serviceOf(name);
      const { desired } = await readBody(req, Scale);
      await service.scale(desired);
      return rowsOf(name);
    },
    'POST /services/:name/roll': async (req, name) => {
      const service = serviceOf(name);
      const { image } = await readBody(req, Roll);
      await service.roll(await release(name, image));
      return rowsOf(name);
    },
    'POST /tasks/:name/stop': onTask((task, service) => service.stopTask(task)),
    'POST /tasks/:name/restart': onTask((task, service) => service.restart(task)),
    'POST /tasks/:name/kill': onTask((task) => task.kill()),
  };
}

export function answerRows(res: ServerResponse, rows: unknown): void {
  res.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  res.end(JSON.stringify(rows));
}
