import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';

/** A service of a stage, as ECS knows it. */
export interface EcsServiceName {
  readonly cluster: string;
  readonly service: string;
}

export async function describeService(
  { cluster, service }: EcsServiceName,
  ecs: ECSClient,
): Promise<Service | undefined> {
  const { services = [] } = await ecs.send(
    new DescribeServicesCommand({ cluster, services: [service] }),
  );
  return services.find(({ status }) => status === 'ACTIVE');
}

/** The tag of the image that a task definition runs. */
export async function imageTagOf(
  taskDefinition: string | undefined,
  ecs: ECSClient,
): Promise<string | undefined> {
  if (taskDefinition === undefined) return undefined;
  const { taskDefinition: found } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition }),
  );
  return tagIn(found?.containerDefinitions?.[0]?.image);
}

export function tagIn(image = ''): string | undefined {
  return /:([^:/@]+)(@.*)?$/.exec(image)?.[1];
}

/** True when all tasks run one release and no deployment is in progress. */
export function isStable({ deployments = [], runningCount, desiredCount }: Service): boolean {
  const [only, ...others] = deployments;
  return others.length === 0 && only?.rolloutState === 'COMPLETED' && runningCount === desiredCount;
}
