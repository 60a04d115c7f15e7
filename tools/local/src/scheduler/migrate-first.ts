import { UserError } from '@quartet/cloudformation/user-error';
import { DeploymentFailed, supersededError } from './deployment-failed.ts';
import type { Release } from './release.ts';
import type { Scheduler } from './scheduler.ts';
import type { ServiceScheduler } from './service-scheduler.ts';

/** Runs a one-off task of a release to its end. @throws DeploymentFailed with the reason when it fails */
export type RunTask = (service: string, task: string, release: Release) => Promise<void>;

interface MigrateFirstTools {
  readonly runTask: RunTask;
  /** Aborted when everything stops: then nothing starts after a migration. */
  readonly signal: AbortSignal;
}

/**
 * Runs the one-off tasks that create and migrate the database before the tasks of a release start, as a deployment to
 * AWS does: a task of a service cannot log in as the owner of the tables.
 */
export function migrateFirst(
  scheduler: Scheduler,
  { runTask, signal }: MigrateFirstTools,
): Scheduler {
  /** The release that each service was started with, or rolled to, last. */
  const latest = new Map<string, Release>();
  const migrating = (name: string, service: ServiceScheduler): ServiceScheduler => ({
    ...service,
    start: async (release) => {
      latest.set(name, release);
      await orUserError(async () => {
        await runTask(name, 'database', release);
        await runTask(name, 'migrate', release);
      });
      signal.throwIfAborted();
      // A change that was saved meanwhile has begun to roll.
      if (latest.get(name) !== release) return service.waitUntilStable();
      await service.start(release);
    },
    roll: async (release) => {
      latest.set(name, release);
      await runTask(name, 'migrate', release);
      signal.throwIfAborted();
      if (latest.get(name) !== release) throw supersededError(name);
      await service.roll(release);
    },
  });
  return {
    ...scheduler,
    service: (name) => {
      const service = scheduler.service(name);
      return service && migrating(name, service);
    },
  };
}

/** Makes a failure end the start: without a database no task can become ready. */
async function orUserError(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof DeploymentFailed) throw new UserError(error.message, { cause: error });
    throw error;
  }
}
