import { UserError } from '@quartet/cloudformation/user-error';
import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  type NetworkConfiguration,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type Task,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import type { Clients } from './clients.ts';
import { type PollOptions, poll } from './poll.ts';
import { stoppedReasonOf } from './rollback-reason.ts';

/** A task that is run once and ends, such as the migration of a database. */
export interface OneOffTask {
  readonly cluster: string;
  /** The family of its task definition, such as `quartet-dev-orders-migrate`. */
  readonly family: string;
  /** The network of the tasks of its service. */
  readonly network: NetworkConfiguration | undefined;
}

/** Runs a one-off task as it is defined, and waits for its end; throws why when that was no good one. */
export async function runOneOffTask(
  oneOffTask: OneOffTask,
  clients: Clients,
  polling: PollOptions,
): Promise<void> {
  const task = await startTask(oneOffTask, oneOffTask.family, clients);
  await awaitEnd(oneOffTask, task, { clients, polling });
}

/**
 * Runs a one-off task from an image that its stack does not know yet: a new schema comes before the tasks that
 * need it. The definition for that goes again.
 */
export async function runOneOffTaskFromImage(
  tag: string,
  oneOffTask: OneOffTask,
  { clients, polling }: RunOptions,
): Promise<void> {
  const { taskDefinition } = await clients.readOnly.ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: oneOffTask.family }),
  );
  if (!taskDefinition) throw new UserError(`There is no task definition ${oneOffTask.family}.`);
  const registered = await clients.ecs.send(
    new RegisterTaskDefinitionCommand(withTag(taskDefinition, tag)),
  );
  const definition = registered.taskDefinition?.taskDefinitionArn ?? '';
  try {
    const task = await startTask(oneOffTask, definition, clients);
    await awaitEnd(oneOffTask, task, { clients, polling });
  } finally {
    await clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: definition }));
  }
}

interface RunOptions {
  readonly clients: Clients;
  readonly polling: PollOptions;
}

function withTag(definition: TaskDefinition, tag: string) {
  const { family, taskRoleArn, executionRoleArn, networkMode, cpu, memory } = definition;
  const { requiresCompatibilities, runtimePlatform, containerDefinitions = [] } = definition;
  return {
    ...{ family, taskRoleArn, executionRoleArn, networkMode, cpu, memory },
    ...{ requiresCompatibilities, runtimePlatform },
    containerDefinitions: containerDefinitions.map((container) => ({
      ...container,
      image: container.image?.replace(/:[^:/]+$/, `:${tag}`),
    })),
  };
}

async function startTask(
  oneOffTask: OneOffTask,
  definition: string,
  { ecs }: Clients,
): Promise<Task> {
  const { cluster, family, network } = oneOffTask;
  const { tasks = [], failures = [] } = await ecs.send(
    new RunTaskCommand({
      cluster,
      taskDefinition: definition,
      launchType: 'FARGATE',
      networkConfiguration: network,
    }),
  );
  const [task] = tasks;
  if (task) return task;
  throw new UserError(`${family} could not be started: ${failures[0]?.reason ?? 'no reason'}.`);
}

async function awaitEnd(
  { cluster, family }: OneOffTask,
  { taskArn = '' }: Task,
  { clients, polling }: RunOptions,
): Promise<void> {
  const command = new DescribeTasksCommand({ cluster, tasks: [taskArn] });
  const ended = await poll(
    `The end of ${family}`,
    async () => {
      const { tasks = [] } = await clients.ecs.send(command);
      return tasks.find(({ lastStatus }) => lastStatus === 'STOPPED');
    },
    polling,
  );
  if (ended.containers?.every(({ exitCode }) => exitCode === 0)) return;
  throw new UserError(`${family} failed, so nothing was rolled. ${stoppedReasonOf(ended)}`);
}
