import { DeliveryFailure } from '../../delivery-failure.ts';
import type { Assembly } from '../assembly.ts';
import { cdkDeploy } from './cdk.ts';
import { type OneOffTask, runOneOffTask, runOneOffTaskFromImage } from './one-off-task.ts';
import type { Clients } from './clients.ts';
import { describeService, type EcsServiceName, imageTagOf, isStable } from './ecs-service.ts';
import { type PollOptions, poll } from './poll.ts';
import { findStack } from './stacks.ts';
import { ecsNameOf, familyOf, stackOf } from './stage-names.ts';
import { rollbackReason } from './rollback-reason.ts';

/** What a roll of a service needs to know. */
export interface CloudDeployment {
  readonly stage: string;
  readonly service: string;
  readonly tag: string;
  readonly assembly: Assembly;
  readonly clients: Clients;
  readonly polling: PollOptions;
}

/** Migrates, deploys the one stack, waits until the tasks are steady, and says whether the stack has changed. */
export async function deployToCloud(roll: CloudDeployment): Promise<boolean> {
  const stack = stackOf(roll.stage, roll.service);
  const { cloudFormation } = roll.clients.readOnly;
  const before = await findStack(stack, cloudFormation);
  const began = new Date();
  try {
    if (before) await updateService(roll);
    else await createService(roll);
    await awaitStable(roll);
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error;
    throw new DeliveryFailure(await withReason(error.message, roll, began), { cause: error });
  }
  return (await findStack(stack, cloudFormation))?.changed !== before?.changed;
}

async function updateService(roll: CloudDeployment): Promise<void> {
  const { tag, clients, polling } = roll;
  const running = await describeService(nameOf(roll), clients.readOnly.ecs);
  if ((await imageTagOf(running?.taskDefinition, clients.readOnly.ecs)) !== tag) {
    await runOneOffTaskFromImage(tag, await oneOffTaskOf(roll, 'migrate'), { clients, polling });
  }
  await deployStack(roll);
}

/** The stack of a service defines its chores too, so the first time the database is made while its tasks wait for it. */
async function createService(roll: CloudDeployment): Promise<void> {
  const aborted = new AbortController();
  const polling = { ...roll.polling, signal: aborted.signal };
  const prepare = async () => {
    for (const chore of ['database', 'migrate'] as const) {
      await runOneOffTask(await oneOffTaskOf({ ...roll, polling }, chore), roll.clients, polling);
    }
  };
  try {
    await Promise.all([deployStack(roll, { keepsFailure: true }), prepare()]);
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

/** A chore stands where the tasks of its service do, as soon as there is one. */
async function oneOffTaskOf(
  roll: CloudDeployment,
  chore: 'database' | 'migrate',
): Promise<OneOffTask> {
  const { stage, service, clients, polling } = roll;
  const name = nameOf(roll);
  const found = await poll(
    `The service ${name.service}`,
    () => describeService(name, clients.readOnly.ecs),
    polling,
  );
  const family = familyOf(stage, service, chore);
  return { cluster: name.cluster, family, network: found.networkConfiguration };
}

async function awaitStable(roll: CloudDeployment): Promise<void> {
  const { service, tag, clients, polling } = roll;
  const { ecs } = clients.readOnly;
  const steady = await poll(
    `A steady ${service}`,
    async () => {
      const found = await describeService(nameOf(roll), ecs);
      return found && isStable(found) ? found : undefined;
    },
    polling,
  );
  const running = await imageTagOf(steady.taskDefinition, ecs);
  if (running !== tag) {
    throw new DeliveryFailure(`${service} runs ${running} again instead of ${tag}.`);
  }
}

async function withReason(message: string, roll: CloudDeployment, since: Date): Promise<string> {
  const { ecs } = roll.clients.readOnly;
  const found = await describeService(nameOf(roll), ecs);
  const why = found ? await rollbackReason(nameOf(roll), found, { since, ecs }) : '';
  return [message, why].filter((part) => part !== '').join(' ');
}

function nameOf({ stage, service }: CloudDeployment): EcsServiceName {
  return ecsNameOf(stage, service);
}
