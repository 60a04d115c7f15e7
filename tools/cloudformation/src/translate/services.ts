import type { Container, Service } from '../model/services.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { containerOf } from './containers.ts';
import { deploymentOf } from './deployments.ts';

type EcsService = TypedResource<'AWS::ECS::Service'>;
type TaskDefinition = TypedResource<'AWS::ECS::TaskDefinition'>;

/** The services of a stage whose families begin with this. */
export function servicesOf(resources: Resources, prefix: string): readonly Service[] {
  return resources.of('AWS::ECS::Service').map((found) => {
    const { properties } = found;
    const task = taskOf(resources, found);
    return {
      name: nameOf(task, prefix),
      desiredCount: desiredOf(resources, found),
      minimumHealthyPercent: properties.DeploymentConfiguration.MinimumHealthyPercent,
      maximumPercent: properties.DeploymentConfiguration.MaximumPercent,
      healthCheckGracePeriod: properties.HealthCheckGracePeriodSeconds,
      container: containerOf(task),
      targetGroupArns: targetGroupsOf(resources, found, task),
      discoveryName: discoveryNameOf(resources, found),
      oneOffTasks: oneOffTasksOf(resources, task),
      deployment: deploymentOf(resources, found),
    };
  });
}

function taskOf(resources: Resources, found: EcsService): TaskDefinition {
  const { TaskDefinition } = found.properties;
  const task = resources.of('AWS::ECS::TaskDefinition').find(({ ref }) => ref === TaskDefinition);
  if (task) return task;
  throw found.error('TaskDefinition', 'names no task definition of these templates');
}

function nameOf(task: TaskDefinition, prefix: string): string {
  const { Family } = task.properties;
  if (Family.startsWith(prefix)) return Family.slice(prefix.length);
  throw task.error('Family', `must begin with ${prefix}`);
}

/** What scales it decides, where something does. */
function desiredOf(resources: Resources, { properties }: EcsService): number {
  const scaled = resources
    .of('AWS::ApplicationAutoScaling::ScalableTarget')
    .find((each) => each.properties.ResourceId.endsWith(`/${properties.ServiceName}`));
  return properties.DesiredCount ?? scaled?.properties.MinCapacity ?? 1;
}

function targetGroupsOf(
  resources: Resources,
  found: EcsService,
  task: TaskDefinition,
): readonly string[] {
  const [{ Name, PortMappings }] = task.properties.ContainerDefinitions;
  const groups = resources.of('AWS::ElasticLoadBalancingV2::TargetGroup');
  return found.properties.LoadBalancers.map(({ ContainerName, ContainerPort, TargetGroupArn }) => {
    if (ContainerName !== Name || ContainerPort !== PortMappings[0]?.ContainerPort) {
      throw found.error(
        'LoadBalancers',
        `names ${ContainerName}:${ContainerPort}, which is no port of the task`,
      );
    }
    if (groups.some(({ ref }) => ref === TargetGroupArn)) return TargetGroupArn;
    throw found.error('LoadBalancers', 'names no target group of these templates');
  });
}

function discoveryNameOf(resources: Resources, found: EcsService): string | undefined {
  const [registry] = found.properties.ServiceRegistries;
  if (!registry) return undefined;
  const named = resources
    .of('AWS::ServiceDiscovery::Service')
    .find((each) => each.attribute('Arn') === registry.RegistryArn);
  if (named) return named.properties.Name;
  throw found.error('ServiceRegistries', 'names no registry of these templates');
}

/** The other definitions of its stack, whose families begin with that of the service. */
function oneOffTasksOf(
  resources: Resources,
  task: TaskDefinition,
): Readonly<Record<string, Container>> {
  const { Family } = task.properties;
  const others = resources
    .of('AWS::ECS::TaskDefinition')
    .filter((each) => each.stack === task.stack && each.ref !== task.ref);
  return Object.fromEntries(
    others.map((chore) => {
      if (!chore.properties.Family.startsWith(`${Family}-`)) {
        throw chore.error('Family', `must begin with ${Family}-, or be that of a service`);
      }
      return [chore.properties.Family.slice(Family.length + 1), containerOf(chore)];
    }),
  );
}
