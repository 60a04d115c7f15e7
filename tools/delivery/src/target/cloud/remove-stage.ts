import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { UserError } from '@quartet/cloudformation/user-error';
import { awaitIdle } from './await-idle.ts';
import type { Clients } from './clients.ts';
import { describeService } from './ecs-service.ts';
import { stacksOf } from './hosted-stages.ts';
import { deleteImages } from './images.ts';
import { runDefinition } from './one-off-task.ts';
import type { PollOptions } from './poll.ts';
import { deleteSettings } from './settings.ts';
import { ecsNameOf, familyOf, repositoryOf, serviceOfStack, stagePrefix } from './stage-names.ts';

interface Removal {
  readonly stage: string;
  /** The services of the workspace; one that it no longer has is found by its stack. */
  readonly services: readonly string[];
  readonly clients: Clients;
  readonly polling: PollOptions;
}

/** Stacks that others need, in the order of their deletion; those of services come before them. */
const shared = ['realtime', 'edge', 'platform'] as const;

/**
 * Removes the stage of a pull request: its databases, as long as its services still run somewhere, then its stacks,
 * settings and images. A removal that broke off is done again. Returns the stacks that were deleted.
 */
export async function removeStage(removal: Removal): Promise<readonly string[]> {
  const { stage, clients } = removal;
  const stacks = await stacksOf(stage, clients.readOnly.cloudFormation);
  const deployed = stacks.flatMap((stack) => serviceOfStack(stage, stack) ?? []);
  const services = [...new Set([...deployed, ...removal.services])];
  await Promise.all(stacks.map((stack) => idle(stack, removal)));
  await Promise.all(services.map((service) => dropDatabase(service, removal)));
  const last = shared.map((name) => `${stagePrefix(stage)}${name}`);
  const first = stacks.filter((stack) => !last.includes(stack));
  await Promise.all(first.map((stack) => deleteStack(stack, removal)));
  for (const stack of last.filter((each) => stacks.includes(each))) {
    await deleteStack(stack, removal);
  }
  await deleteSettings(stage, clients);
  for (const service of services) {
    await deleteImages(repositoryOf(stage, service), `${stage}-`, clients.ecr);
  }
  return stacks;
}

function idle(stack: string, { clients, polling }: Removal): Promise<string | undefined> {
  return awaitIdle(stack, clients.readOnly.cloudFormation, polling);
}

/** A service that ECS does not know has no database either: that is made for tasks that wait for it. */
async function dropDatabase(service: string, { stage, clients, polling }: Removal): Promise<void> {
  const name = ecsNameOf(stage, service);
  const ecsService = await describeService(name, clients.readOnly.ecs);
  if (!ecsService) return;
  const family = familyOf(stage, service, 'drop');
  const network = ecsService.networkConfiguration;
  await runDefinition({ cluster: name.cluster, family, network }, family, { clients, polling });
}

async function deleteStack(stack: string, removal: Removal): Promise<void> {
  await removal.clients.cloudFormation.send(new DeleteStackCommand({ StackName: stack }));
  const status = await idle(stack, removal);
  if (status === undefined || status === 'DELETE_COMPLETE') return;
  throw new UserError(
    `The stack ${stack} was not deleted: it is ${status}; its events say why. Run the same command again after that.`,
  );
}
