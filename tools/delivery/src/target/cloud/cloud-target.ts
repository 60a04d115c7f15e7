import { UserError } from '@quartet/cloudformation/user-error';
import { type Assembly, readAssembly, type Stack } from '../assembly.ts';
import type { DeployTarget, Release, SharedStacks } from '../deploy-target.ts';
import { awaitIdle } from './await-idle.ts';
import { cdkDeploy } from './cdk.ts';
import { createClients } from './clients.ts';
import { ecrRegistry } from './ecr-registry.ts';
import { describeService, imageTagOf } from './ecs-service.ts';
import { hostedStage } from './hosted-stage.ts';
import type { PollOptions } from './poll.ts';
import { previousRelease } from './previous-release.ts';
import { type CloudDeployment, deployToCloud } from './deploy-to-cloud.ts';
import { findStack, isCurrent } from './stacks.ts';
import {
  ecsNameOf,
  familyOf,
  isPullRequest,
  isShared,
  repositoryOf,
  stackOf,
} from './stage-names.ts';
import { settingsVersion } from './stored-values.ts';

interface CloudTargetOptions {
  readonly stage: string;
  readonly region: string;
  /** The folder of its synthesis, for those who do more than push. */
  readonly synth: string;
  /** The root of the workspace. */
  readonly root: string;
  /** Polling of tasks until they start, end and become steady. */
  readonly polling?: PollOptions;
}

const minutes = 60_000;

/** A stage on AWS. */
export function cloudTarget({
  stage,
  region,
  synth,
  root,
  polling = { intervalMs: 5_000, timeoutMs: 20 * minutes },
}: CloudTargetOptions): DeployTarget {
  const assembly = once(() => readAssembly(synth));
  const clients = once(() => createClients(assembly()));
  const find = (service: string) =>
    describeService(ecsNameOf(stage, service), clients().readOnly.ecs);
  const runningTag = async (service: string): Promise<string | undefined> =>
    imageTagOf((await find(service))?.taskDefinition, clients().readOnly.ecs);
  const settingsOf = (service: string): Promise<string> => {
    const { template } = stackIn(assembly(), stackOf(stage, service));
    return settingsVersion(template, familyOf(stage, service), clients().readOnly.ssm);
  };
  return {
    name: stage,
    registry: () => ecrRegistry(region),
    repositoryOf: (service) => repositoryOf(stage, service),
    tagPrefix: `${stage}-`,
    outdatedStacks: async () => {
      const { readOnly } = clients();
      const shared = assembly().stacks.filter(({ name }) => isShared(name, stage));
      const current = await Promise.all(shared.map((stack) => isCurrent(stack, readOnly)));
      return shared.flatMap(({ name }, index) => (current[index] === true ? [] : name));
    },
    deployShared: (stacks) =>
      deployShared(stacks, { assembly: assembly(), clients: clients(), polling }),
    runningTag,
    wasDeployed: async (service) => (await find(service)) !== undefined,
    needsDeploy: async (service) => {
      const { readOnly } = clients();
      const stack = stackIn(assembly(), stackOf(stage, service));
      if (!(await isCurrent(stack, readOnly))) return true;
      const deployed = await findStack(stack.name, readOnly.cloudFormation);
      return deployed?.parameters['SettingsVersion'] !== (await settingsOf(service));
    },
    deploy: async (service, release: Release) => {
      const settings = await settingsOf(service);
      const means = { assembly: assembly(), clients: clients(), polling };
      const changed = await deployToCloud({ stage, service, release, settings, ...means });
      return changed ? [stackOf(stage, service)] : [];
    },
    previousRelease: async (service) =>
      previousRelease(ecsNameOf(stage, service), await runningTag(service), clients().readOnly.ecs),
    ...(isPullRequest(stage) && hostedStage({ stage, root, assembly, clients, polling })),
  };
}

async function deployShared(
  stacks: readonly string[],
  { assembly, clients, polling }: Pick<CloudDeployment, 'assembly' | 'clients' | 'polling'>,
): Promise<SharedStacks> {
  const { cloudFormation } = clients.readOnly;
  await Promise.all(stacks.map((stack) => awaitIdle(stack, cloudFormation, polling)));
  await cdkDeploy({ app: assembly.folder, stacks });
  return { stacks, waiting: [] };
}

function stackIn({ folder, stacks }: Assembly, name: string): Stack {
  const stack = stacks.find((each) => each.name === name);
  if (!stack) throw new UserError(`${folder} has no stack ${name}.`);
  return stack;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
