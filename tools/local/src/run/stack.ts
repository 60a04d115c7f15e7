import type { Service } from '@quartet/infra/services';
import { type Arguments, chooseServices } from './arguments.ts';
import { type DatabaseUrls, ensureDatabase, forgetDatabase } from '../postgres/databases.ts';
import type { World } from './environment.ts';
import { edgePlan, providerPlan, servicePlan } from './plans.ts';
import { freePort } from './ports.ts';
import { step } from './print.ts';
import { foreignServer, type Server, startServer } from '../postgres/server.ts';
import { startTask, type Task, type TaskPlan, type TaskTools } from '../processes/task.ts';

export interface StackOptions {
  readonly world: World;
  readonly args: Arguments;
  readonly tools: TaskTools;
  /** Everything that was started, in order; stopped from the last to the first. */
  readonly cleanup: AsyncDisposableStack;
}

export interface Running {
  readonly service: Service;
  readonly database: DatabaseUrls;
  readonly task: Task;
}

/** Starts everything and returns when all of it is ready. */
export async function startStack(options: StackOptions): Promise<readonly Running[]> {
  const { world, args, tools, cleanup } = options;
  const starting = startDatabaseServer(options);
  cleanup.defer(async () => (await starting.catch(() => undefined))?.stop());
  const provider = startTasks(options, [providerPlan(world)]);
  const server = await step('PostgreSQL', starting);
  tools.signal.throwIfAborted();
  const databases = await step('databases', makeDatabases(server, options));
  tools.signal.throwIfAborted();
  const plans = databases.map(({ service, database }) =>
    servicePlan(world, service, { database, watched: args.watched === service.name }),
  );
  const tasks = startTasks(options, plans);
  const edge = startTasks(options, [edgePlan(world)]);
  const all = [...provider, ...edge, ...tasks];
  await Promise.all(all.map((task) => step(task.name, task.ready(), task.since)));
  return databases.flatMap((each, index) => {
    const task = tasks[index];
    return task ? [{ ...each, task }] : [];
  });
}

/** They are started side by side, and stopped side by side. */
function startTasks({ tools, cleanup }: StackOptions, plans: readonly TaskPlan[]): readonly Task[] {
  const tasks = plans.map((plan) => startTask(plan, tools));
  cleanup.defer(async () => {
    await Promise.all(tasks.map((task) => task.stop()));
  });
  return tasks;
}

async function startDatabaseServer({ world, args, tools }: StackOptions): Promise<Server> {
  const { config, home, secrets } = world;
  if (config.QUARTET_POSTGRES_URL) return foreignServer(config.QUARTET_POSTGRES_URL);
  const password = secrets.superuserPassword;
  const { lifeline } = tools;
  return startServer({ home, lifeline, port: await freePort(), password, reset: args.reset });
}

async function makeDatabases(
  { url }: Server,
  { world, args }: StackOptions,
): Promise<readonly Omit<Running, 'task'>[]> {
  const made = chooseServices(args.watched).map(async (service) => {
    if (args.reset) await forgetDatabase(url, service.name);
    return { service, database: await ensureDatabase(url, service.name, world.secrets) };
  });
  return Promise.all(made);
}
