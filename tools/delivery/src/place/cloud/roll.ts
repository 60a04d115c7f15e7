import { DeliveryFailure } from '../../delivery-failure.ts';
import type { Assembly } from '../assembly.ts';
import { cdkDeploy } from './cdk.ts';
import { type Chore, runChore, runChoreOf } from './chore.ts';
import type { Clients } from './clients.ts';
import { describeService, type EcsName, imageTagOf, isSteady } from './ecs-service.ts';
import { type Patience, poll } from './poll.ts';
import { findStack } from './stacks.ts';
import { ecsNameOf, familyOf, stackOf } from './stage-names.ts';
import { whyRolledBack } from './why-rolled-back.ts';

/** What a roll of a service needs to know. */
export interface Roll {
  readonly stage: string;
  readonly service: string;
  readonly tag: string;
  readonly assembly: Assembly;
  readonly clients: Clients;
  readonly patience: Patience;
}

/** Migrates, deploys the one stack, waits until the tasks are steady, and says whether the stack has changed. */
export async function roll(roll: Roll): Promise<boolean> {
  const stack = stackOf(roll.stage, roll.service);
  const { cloudFormation } = roll.clients.looking;
  const before = await findStack(stack, cloudFormation);
  const began = new Date();
  try {
    if (before) await release(roll);
    else await firstRelease(roll);
    await awaitSteady(roll);
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error;
    throw new DeliveryFailure(await explained(error.message, roll, began), { cause: error });
  }
  return (await findStack(stack, cloudFormation))?.changed !== before?.changed;
}

async function release(roll: Roll): Promise<void> {
  const { tag, clients, patience } = roll;
  const running = await describeService(nameOf(roll), clients.looking.ecs);
  if ((await imageTagOf(running?.taskDefinition, clients.looking.ecs)) !== tag) {
    await runChoreOf(tag, await choreOf(roll, 'migrate'), { clients, patience });
  }
  await deployStack(roll);
}

/** The stack of a service defines its chores too, so the first time the database is made while its tasks wait for it. */
async function firstRelease(roll: Roll): Promise<void> {
  const givenUp = new AbortController();
  const patience = { ...roll.patience, signal: givenUp.signal };
  const prepare = async () => {
    for (const chore of ['database', 'migrate'] as const) {
      await runChore(await choreOf({ ...roll, patience }, chore), roll.clients, patience);
    }
  };
  try {
    await Promise.all([deployStack(roll, { keepsFailure: true }), prepare()]);
  } finally {
    givenUp.abort();
  }
}

function deployStack(
  { stage, service, tag, assembly }: Roll,
  options: { readonly keepsFailure?: boolean } = {},
): Promise<void> {
  const stacks = [stackOf(stage, service)];
  return cdkDeploy({ app: assembly.folder, stacks, imageTag: tag, ...options });
}

/** A chore stands where the tasks of its service do, as soon as there is one. */
async function choreOf(roll: Roll, chore: 'database' | 'migrate'): Promise<Chore> {
  const { stage, service, clients, patience } = roll;
  const name = nameOf(roll);
  const found = await poll(
    `The service ${name.service}`,
    () => describeService(name, clients.looking.ecs),
    patience,
  );
  const family = familyOf(stage, service, chore);
  return { cluster: name.cluster, family, network: found.networkConfiguration };
}

async function awaitSteady(roll: Roll): Promise<void> {
  const { service, tag, clients, patience } = roll;
  const { ecs } = clients.looking;
  const steady = await poll(
    `A steady ${service}`,
    async () => {
      const found = await describeService(nameOf(roll), ecs);
      return found && isSteady(found) ? found : undefined;
    },
    patience,
  );
  const running = await imageTagOf(steady.taskDefinition, ecs);
  if (running !== tag) {
    throw new DeliveryFailure(`${service} runs ${running} again instead of ${tag}.`);
  }
}

async function explained(message: string, roll: Roll, since: Date): Promise<string> {
  const { ecs } = roll.clients.looking;
  const found = await describeService(nameOf(roll), ecs);
  const why = found ? await whyRolledBack(nameOf(roll), found, { since, ecs }) : '';
  return [message, why].filter((part) => part !== '').join(' ');
}

function nameOf({ stage, service }: Roll): EcsName {
  return ecsNameOf(stage, service);
}
