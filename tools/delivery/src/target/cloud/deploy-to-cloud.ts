import { UserError } from '@quartet/cloudformation/user-error';
import type { Assembly } from '../assembly.ts';
import { cdkDeploy } from './cdk.ts';
import { type OneOffTask, runOneOffTask, runOneOffTaskFromImage } from './one-off-task.ts';
import type { Clients } from './clients.ts';
import { describeService, type EcsServiceName, imageTagOf, isStable } from './ecs-service.ts';
import { type PollOptions, poll } from './poll.ts';
import { findStack } from './stacks.ts';
import { ecsNameOf, familyOf, stackOf } from './stage-names.ts';
import { rollbackReason } from './rollback-reason.ts';

/** The parameters of a deployment to AWS. */
interface CloudDeployment {
  readonly stage: string;
  readonly service: string;
  readonly tag: string;
  readonly assembly: Assembly;
  readonly clients: Clients;
  readonly polling: PollOptions;
}

/** Migrates, deploys the one stack, waits until the tasks are stable, and says whether the stack has changed. */
export async function deployToCloud(deployment: CloudDeployment): Promise<boolean> {
  const stack = stackOf(deployment.stage, deployment.service);
  const { cloudFormation } = deployment.clients.readOnly;
  const before = await findStack(stack, cloudFormation);
  const began = new Date();
  try {
    if (before) await updateService(deployment);
    else await createService(deployment);
    await awaitStable(deployment);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(await withReason(error.message, deployment, began), { cause: error });
  }
  return (await findStack(stack, cloudFormation))?.changed !== before?.changed;
}

async function updateService(deployment: CloudDeployment): Promise<void> {
  const { tag, clients, polling } = deployment;
  const running = await describeService(nameOf(deployment), clients.readOnly.ecs);
  if ((await imageTagOf(running?.taskDefinition, clients.readOnly.ecs)) !== tag) {
    await runOneOffTaskFromImage(tag, await oneOffTaskOf(deployment, 'migrate'), {
      clients,
      polling,
    });
  }
  await deployStack(deployment);
}

/** The stack of a service defines its one-off tasks too, so the first time the database is made while its tasks wait for it. */
async function createService(deployment: CloudDeployment): Promise<void> {
  const aborted = new AbortController();
  const polling = { ...deployment.polling, signal: aborted.signal };
  const prepare = async () => {
    for (const taskName of ['database', 'migrate'] as const) {
      await runOneOffTask(
        await oneOffTaskOf({ ...deployment, polling }, taskName),
        deployment.clients,
        polling,
      );
    }
  };
  try {
    await Promise.all([deployStack(deployment, { keepsFailure: true }), prepare()]);
  } finally {
    aborted.abort();
  }
}

function deployStack(
  { stage, service, tag, assembly }: CloudDeployment,
  options: { readonly keepsFailure?: boolean } = {},
): Promise<void> {
  const stacks = [stackOf(stage, service)];
  return cdkDeploy({ app: assembly.folder, stacks, imageTag: tag, ...options });
}

/** A one-off task runs where the tasks of its service do, as soon as there is one. */
async function oneOffTaskOf(
  deployment: CloudDeployment,
  taskName: 'database' | 'migrate',
): Promise<OneOffTask> {
  const { stage, service, clients, polling } = deployment;
  const name = nameOf(deployment);
  const found = await poll(
    `The service ${name.service}`,
    () => describeService(name, clients.readOnly.ecs),
    polling,
  );
  const family = familyOf(stage, service, taskName);
  return { cluster: name.cluster, family, network: found.networkConfiguration };
}

async function awaitStable(deployment: CloudDeployment): Promise<void> {
  const { service, tag, clients, polling } = deployment;
  const { ecs } = clients.readOnly;
  const stable = await poll(
    `A stable ${service}`,
    async () => {
      const found = await describeService(nameOf(deployment), ecs);
      return found && isStable(found) ? found : undefined;
    },
    polling,
  );
  const running = await imageTagOf(stable.taskDefinition, ecs);
  if (running !== tag) {
    throw new UserError(`${service} runs ${running} again instead of ${tag}.`);
  }
}

async function withReason(
  message: string,
  deployment: CloudDeployment,
  since: Date,
): Promise<string> {
  const { ecs } = deployment.clients.readOnly;
  const found = await describeService(nameOf(deployment), ecs);
  const why = found ? await rollbackReason(nameOf(deployment), found, { since, ecs }) : '';
  return [message, why].filter((part) => part !== '').join(' ');
}

function nameOf({ stage, service }: CloudDeployment): EcsServiceName {
  return ecsNameOf(stage, service);
}
