import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  ListServiceDeploymentsCommand,
  type Service,
} from '@aws-sdk/client-ecs';
import { type EcsServiceName, imageTagLabel } from './stage-names.ts';

export async function describeService(
  { cluster, service }: EcsServiceName,
  ecs: ECSClient,
): Promise<Service | undefined> {
  const { services = [] } = await ecs.send(
    new DescribeServicesCommand({ cluster, services: [service] }),
  );
  return services.find(({ status }) => status === 'ACTIVE');
}

/** The tag of the image that a task definition runs; undefined when it has none. */
export async function imageTagOf(
  taskDefinition: string | undefined,
  ecs: ECSClient,
): Promise<string | undefined> {
  if (taskDefinition === undefined) return undefined;
  const { taskDefinition: found } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition }),
  );
  return found?.containerDefinitions?.[0]?.dockerLabels?.[imageTagLabel];
}

/** True when all tasks run one release and no deployment is in progress. */
export function isStable({ deployments = [], runningCount, desiredCount }: Service): boolean {
  const [only, ...others] = deployments;
  return others.length === 0 && only?.rolloutState === 'COMPLETED' && runningCount === desiredCount;
}

/** True for a service that once was steady; ECS remembers that for three months. */
export async function hasBeenStable(name: EcsServiceName, ecs: ECSClient): Promise<boolean> {
  const ecsService = await describeService(name, ecs);
  if (!ecsService) return false;
  if (isStable(ecsService)) return true;
  const { serviceDeployments = [] } = await ecs.send(
    new ListServiceDeploymentsCommand({ ...name, status: ['SUCCESSFUL'] }),
  );
  return serviceDeployments.length > 0;
}
