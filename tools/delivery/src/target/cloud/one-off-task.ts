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
import type { Release } from '../deploy-target.ts';
import type { Clients } from './clients.ts';
import { type PollOptions, poll } from './poll.ts';
import { stoppedReasonOf } from './rollback-reason.ts';
import { imageTagLabel } from './stage-names.ts';

/** A task that is run once and ends, such as the migration of a database. */
export interface OneOffTask {
  readonly cluster: string;
  /** The family of its task definition, such as `quartet-dev-orders-migrate`. */
  readonly family: string;
  /** The network of the tasks of its service. */
  readonly network: NetworkConfiguration | undefined;
}

/**
 * Runs a one-off task from the image of a release, and waits for its end; throws the reason when it fails. Where
 * the stack still defines it with another image, as before a new schema, it is defined anew for this one run.
 */
export async function runOneOffTask(
  oneOffTask: OneOffTask,
  release: Release,
  options: RunOptions,
): Promise<void> {
  const { clients } = options;
  const { taskDefinition } = await clients.readOnly.ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: oneOffTask.family }),
  );
  if (!taskDefinition) throw new UserError(`There is no task definition ${oneOffTask.family}.`);
  const image = taskDefinition.containerDefinitions?.[0]?.image ?? '';
  if (image === imageOf(image, release)) {
    return runDefinition(oneOffTask, oneOffTask.family, options);
  }
  const registered = await clients.ecs.send(
    new RegisterTaskDefinitionCommand(withImage(taskDefinition, release)),
  );
  const definition = registered.taskDefinition?.taskDefinitionArn ?? '';
  try {
    await runDefinition(oneOffTask, definition, options);
  } finally {
    await clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: definition }));
  }
}

export interface RunOptions {
  readonly clients: Clients;
  readonly polling: PollOptions;
}

/** Runs a one-off task as it is defined, by the name of its family or the ARN of a revision. */
export async function runDefinition(
  oneOffTask: OneOffTask,
  definition: string,
  options: RunOptions,
): Promise<void> {
  const task = await startTask(oneOffTask, definition, options.clients);
  await awaitEnd(oneOffTask, task, options);
}

function withImage(definition: TaskDefinition, release: Release) {
  const { family, taskRoleArn, executionRoleArn, networkMode, cpu, memory } = definition;
  const { requiresCompatibilities, runtimePlatform, containerDefinitions = [] } = definition;
  return {
    ...{ family, taskRoleArn, executionRoleArn, networkMode, cpu, memory },
    ...{ requiresCompatibilities, runtimePlatform },
    containerDefinitions: containerDefinitions.map((container) => ({
      ...container,
      image: imageOf(container.image ?? '', release),
      dockerLabels: { ...container.dockerLabels, [imageTagLabel]: release.tag },
    })),
  };
}

/** The image of a release in the repository of another. */
function imageOf(image: string, { digest }: Release): string {
  return `${image.split('@')[0]}@${digest}`;
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
  throw new UserError(`${family} failed, so nothing else was changed. ${stoppedReasonOf(ended)}`);
}
