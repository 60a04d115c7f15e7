import type { Container, Service } from '../model/services.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { containerOf } from './containers.ts';
import { deploymentOf } from './deployments.ts';

type EcsService = TypedResource<'AWS::ECS::Service'>;
type TaskDefinition = TypedResource<'AWS::ECS::TaskDefinition'>;

/** The services of a stage whose families begin with this. */
export function servicesOf(resources: Resources, prefix: string): readonly Service[] {
  return resources.of('AWS::ECS::Service').map((resource) => {
    const { properties } = resource;
    const task = taskOf(resources, resource);
    return {
      name: nameOf(task, prefix),
      desiredCount: desiredOf(resources, resource),
      minimumHealthyPercent: properties.DeploymentConfiguration.MinimumHealthyPercent,
      maximumPercent: properties.DeploymentConfiguration.MaximumPercent,
      healthCheckGracePeriod: properties.HealthCheckGracePeriodSeconds,
      container: containerOf(task),
      targetGroupArns: targetGroupsOf(resources, resource, task),
      discoveryName: discoveryNameOf(resources, resource),
      oneOffTasks: oneOffTasksOf(resources, task),
      deployment: deploymentOf(resources, resource),
    };
  });
}

function taskOf(resources: Resources, resource: EcsService): TaskDefinition {
  const { TaskDefinition } = resource.properties;
  const task = resources.of('AWS::ECS::TaskDefinition').find(({ ref }) => ref === TaskDefinition);
  if (task) return task;
  throw resource.error('TaskDefinition', 'refers to no task definition of these templates');
}

function nameOf(task: TaskDefinition, prefix: string): string {
  const { Family } = task.properties;
  if (Family.startsWith(prefix)) return Family.slice(prefix.length);
  throw task.error('Family', `must begin with ${prefix}`);
}

/** The desired count of the service, or the minimum capacity of its scaling target. */
function desiredOf(resources: Resources, { properties }: EcsService): number {
  const scaled = resources
    .of('AWS::ApplicationAutoScaling::ScalableTarget')
    .find((each) => each.properties.ResourceId.endsWith(`/${properties.ServiceName}`));
  return properties.DesiredCount ?? scaled?.properties.MinCapacity ?? 1;
}

function targetGroupsOf(
  resources: Resources,
  resource: EcsService,
  task: TaskDefinition,
): readonly string[] {
  const [{ Name, PortMappings }] = task.properties.ContainerDefinitions;
  const groups = resources.of('AWS::ElasticLoadBalancingV2::TargetGroup');
  return resource.properties.LoadBalancers.map(
    ({ ContainerName, ContainerPort, TargetGroupArn }) => {
      if (ContainerName !== Name || ContainerPort !== PortMappings[0]?.ContainerPort) {
        throw resource.error(
          'LoadBalancers',
          `refers to ${ContainerName}:${ContainerPort}, which is no port of the task`,
        );
      }
      if (groups.some(({ ref }) => ref === TargetGroupArn)) return TargetGroupArn;
      throw resource.error('LoadBalancers', 'refers to no target group of these templates');
    },
  );
}

function discoveryNameOf(resources: Resources, resource: EcsService): string | undefined {
  const [registry] = resource.properties.ServiceRegistries;
  if (!registry) return undefined;
  const named = resources
    .of('AWS::ServiceDiscovery::Service')
    .find((each) => each.attribute('Arn') === registry.RegistryArn);
  if (named) return named.properties.Name;
  throw resource.error('ServiceRegistries', 'refers to no registry of these templates');
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
    others.map((oneOffTask) => {
      if (!oneOffTask.properties.Family.startsWith(`${Family}-`)) {
        throw oneOffTask.error('Family', `must begin with ${Family}-, or be that of a service`);
      }
      return [oneOffTask.properties.Family.slice(Family.length + 1), containerOf(oneOffTask)];
    }),
  );
}
