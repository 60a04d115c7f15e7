import { readAssembly } from '../assembly.ts';
import type { Place, Release } from '../place.ts';
import { cdkDeploy } from './cdk.ts';
import { createClients } from './clients.ts';
import { ecrRegistry } from './ecr-registry.ts';
import { describeService, imageTagOf } from './ecs-service.ts';
import type { Patience } from './poll.ts';
import { previousRelease } from './previous-release.ts';
import { roll } from './roll.ts';
import { isCurrent } from './stacks.ts';
import { ecsNameOf, isShared, stackOf } from './stage-names.ts';

export interface CloudPlaceOptions {
  readonly stage: string;
  readonly region: string;
  /** The folder of its synthesis, for those who do more than push. */
  readonly synth: string;
  /** With tasks that start, end and become steady. */
  readonly patience?: Patience;
}

const minutes = 60_000;

/** A stage on AWS. */
export function cloudPlace({
  stage,
  region,
  synth,
  patience = { every: 5_000, atMost: 20 * minutes },
}: CloudPlaceOptions): Place {
  const assembly = once(() => readAssembly(synth));
  const clients = once(() => createClients(assembly()));
  const running = async (service: string): Promise<string | undefined> => {
    const { ecs } = clients().looking;
    const found = await describeService(ecsNameOf(stage, service), ecs);
    return imageTagOf(found?.taskDefinition, ecs);
  };
  return {
    name: stage,
    registry: () => ecrRegistry(region),
    behind: async () => {
      const { cloudFormation } = clients().looking;
      const shared = assembly().stacks.filter(({ name }) => isShared(name, stage));
      const current = await Promise.all(shared.map((stack) => isCurrent(stack, cloudFormation)));
      return shared.flatMap(({ name }, index) => (current[index] === true ? [] : name));
    },
    deployShared: async (stacks) => {
      await cdkDeploy({ app: assembly().folder, stacks });
      return { stacks, waiting: [] };
    },
    running,
    isStale: async (service) => {
      const name = stackOf(stage, service);
      const stack = assembly().stacks.find((each) => each.name === name);
      return stack !== undefined && !(await isCurrent(stack, clients().looking.cloudFormation));
    },
    roll: async (service, { tag }: Release) => {
      const means = { assembly: assembly(), clients: clients(), patience };
      const changed = await roll({ stage, service, tag, ...means });
      return changed ? [stackOf(stage, service)] : [];
    },
    previous: async (service) =>
      previousRelease(ecsNameOf(stage, service), await running(service), clients().looking.ecs),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
