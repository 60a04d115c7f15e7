import { UserError } from '@quartet/cloudformation/user-error';
import type { Assembly } from '../assembly.ts';
import type { Release } from '../deploy-target.ts';
import { awaitIdle } from './await-idle.ts';
import { cdkDeploy } from './cdk.ts';
import { type OneOffTask, runOneOffTask } from './one-off-task.ts';
import type { Clients } from './clients.ts';
import { describeService, hasBeenStable, imageTagOf, isStable } from './ecs-service.ts';
import { type PollOptions, poll } from './poll.ts';
import { findStack } from './stacks.ts';
import { type EcsServiceName, ecsNameOf, familyOf, stackOf } from './stage-names.ts';
import { rollbackReason } from './rollback-reason.ts';

/** The parameters of a deployment to AWS. */
export interface CloudDeployment {
  readonly stage: string;
  readonly service: string;
  readonly release: Release;
  /** A hash of the versions of the secrets that its tasks read. */
  readonly settings: string;
  readonly assembly: Assembly;
  readonly clients: Clients;
  readonly polling: PollOptions;
}

/** Migrates, deploys the one stack, waits until the tasks are stable, and says whether the stack has changed. */
export async function deployToCloud(deployment: CloudDeployment): Promise<boolean> {
  const stack = stackOf(deployment.stage, deployment.service);
  const { cloudFormation, ecs } = deployment.clients.readOnly;
  const before = await findStack(stack, cloudFormation);
  const began = new Date();
  try {
    if (await hasBeenStable(nameOf(deployment), ecs)) await updateService(deployment);
    else await createService(deployment);
    await awaitStable(deployment);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(await withReason(error.message, deployment, began), { cause: error });
  }
  return (await findStack(stack, cloudFormation))?.changed !== before?.changed;
}

async function updateService(deployment: CloudDeployment): Promise<void> {
  const { release, clients, polling } = deployment;
  const running = await describeService(nameOf(deployment), clients.readOnly.ecs);
  if ((await imageTagOf(running?.taskDefinition, clients.readOnly.ecs)) !== release.tag) {
    const migrate = await oneOffTaskOf(deployment, 'migrate');
    await runOneOffTask(migrate, release, { clients, polling });
  }
  await deployStack(deployment);
}

/**
 * The stack of a service defines its one-off tasks too, so until the service has once been stable the database
 * is made while its tasks wait for it. Each may be done again, so a deployment that broke off goes on here.
 */
async function createService(deployment: CloudDeployment): Promise<void> {
  const aborted = new AbortController();
  const polling = { ...deployment.polling, signal: aborted.signal };
  const { release, clients } = deployment;
  const prepare = async () => {
    for (const taskName of ['database', 'migrate'] as const) {
      const oneOffTask = await oneOffTaskOf({ ...deployment, polling }, taskName);
      await runOneOffTask(oneOffTask, release, { clients, polling });
    }
  };
  try {
    await Promise.all([deployStack({ ...deployment, polling }, { isFirst: true }), prepare()]);
  } finally {
    aborted.abort();
  }
}

async function deployStack(
  deployment: CloudDeployment,
  { isFirst = false }: { readonly isFirst?: boolean } = {},
): Promise<void> {
  const { stage, service, release, settings, assembly, clients, polling } = deployment;
  const { cloudFormation } = clients.readOnly;
  const stack = stackOf(stage, service);
  const status = await awaitIdle(stack, cloudFormation, polling);
  await cdkDeploy({
    app: assembly.folder,
    stacks: [stack],
    parameters: {
      ImageTag: release.tag,
      ImageDigest: release.digest,
      SettingsVersion: settings,
    },
    resumes: isFirst || status?.endsWith('_FAILED') === true,
    ...(polling.signal && { signal: polling.signal }),
  });
}

/** A one-off task runs where the tasks of its service do, as soon as there is one. */
async function oneOffTaskOf(
  deployment: CloudDeployment,
  taskName: 'database' | 'migrate',
): Promise<OneOffTask> {
  const { stage, service, clients, polling } = deployment;
  const name = nameOf(deployment);
  const ecsService = await poll(
    `The service ${name.service}`,
    () => describeService(name, clients.readOnly.ecs),
    polling,
  );
  const family = familyOf(stage, service, taskName);
  return { cluster: name.cluster, family, network: ecsService.networkConfiguration };
}

async function awaitStable(deployment: CloudDeployment): Promise<void> {
  const { service, release, clients, polling } = deployment;
  const { ecs } = clients.readOnly;
  const stable = await poll(
    `A stable ${service}`,
    async () => {
      const ecsService = await describeService(nameOf(deployment), ecs);
      return ecsService && isStable(ecsService) ? ecsService : undefined;
    },
    polling,
  );
  const running = await imageTagOf(stable.taskDefinition, ecs);
  if (running !== release.tag) {
    throw new UserError(`${service} runs ${running} again instead of ${release.tag}.`);
  }
}

async function withReason(
  message: string,
  deployment: CloudDeployment,
  since: Date,
): Promise<string> {
  const { ecs } = deployment.clients.readOnly;
  const ecsService = await describeService(nameOf(deployment), ecs);
  const why = ecsService
    ? await rollbackReason(nameOf(deployment), ecsService, { since, ecs })
    : '';
  return [message, why].filter((part) => part !== '').join(' ');
}

function nameOf({ stage, service }: CloudDeployment): EcsServiceName {
  return ecsNameOf(stage, service);
}
