import type { TaskRow } from '@quartet/local-client/task-row';
import type { Container, Service } from '@quartet/cloudformation/model/services';
import { freePort } from '../context/ports.ts';
import type { Release } from './release.ts';
import type { ReplicaSetTools } from './replica-set.ts';
import { createServiceScheduler, type ServiceScheduler } from './service-scheduler.ts';
import { startTask, type Task, type TaskTools } from './task.ts';

export interface ServicePlan {
  readonly service: Service;
  /** The container of a task of this release. */
  readonly containerOf: (release: Release) => Container;
  /** The environment of a task that listens at this port. */
  readonly environment: (container: Container, port: number) => NodeJS.ProcessEnv;
  /** The port of the first task. @default - a free one, as for all others */
  readonly port: number | undefined;
  /** The URL of a proxy that the user has put before the tasks. */
  readonly proxyUrl: string | undefined;
  /** The path that a ready task answers with 200; the runner checks it when there is a proxy. */
  readonly healthPath: string;
}

/** The services that run here, and their tasks. */
export interface Scheduler {
  /** One per task, in the order of their start. */
  rows(): readonly TaskRow[];
  service(name: string): ServiceScheduler | undefined;
  task(name: string): { readonly task: Task; readonly service: ServiceScheduler } | undefined;
  /** All side by side. */
  stop(): Promise<void>;
}

interface SchedulerTools extends TaskTools, Pick<ReplicaSetTools, 'signal'> {}

export function createScheduler(plans: readonly ServicePlan[], tools: SchedulerTools): Scheduler {
  const portOf = createPorts(plans);

  function schedulerOf(plan: ServicePlan): ServiceScheduler {
    const { proxyUrl, healthPath } = plan;
    return createServiceScheduler(plan.service, {
      onChange: tools.onChange,
      signal: tools.signal,
      start: async (name, release, onChange) => {
        const port = await portOf(name);
        const own = `http://127.0.0.1:${port}`;
        const readinessUrl = proxyUrl === undefined ? undefined : own + healthPath;
        const container = plan.containerOf(release);
        const service = { ...plan.service, container };
        const env = plan.environment(container, port);
        const url = proxyUrl ?? own;
        return startTask(
          { name, service, release, env, port, url, readinessUrl },
          { ...tools, onChange },
        );
      },
    });
  }

  const schedulers = new Map(plans.map((plan) => [plan.service.name, schedulerOf(plan)]));
  const all = [...schedulers.values()];
  return {
    rows: () => {
      const tasks = all.flatMap((service) => service.tasks());
      return tasks.toSorted((one, other) => one.since - other.since).map((task) => task.row());
    },
    service: (name) => schedulers.get(name),
    task: (name) => {
      for (const service of all) {
        const task = service.tasks().find((each) => each.name === name);
        if (task) return { task, service };
      }
      return undefined;
    },
    stop: async () => {
      await Promise.all(all.map((service) => service.stop()));
    },
  };
}

/** A task that takes the place of another listens where that one did. */
function createPorts(plans: readonly ServicePlan[]): (name: string) => Promise<number> {
  const ports = new Map<string, Promise<number>>();
  for (const { service, port } of plans) {
    if (port !== undefined) ports.set(`${service.name}-1`, Promise.resolve(port));
  }
  return (name) => {
    const port = ports.get(name) ?? freePort();
    ports.set(name, port);
    return port;
  };
}
