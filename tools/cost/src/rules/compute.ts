import { ConfigurationError } from '@quartet/infra/configuration-error';
import {
  referencedId,
  resourcesOfType,
  singleResource,
  type Resource,
} from '@quartet/infra/templates';
import { idle, inUse, type Line, perMillion, type Rules } from '../line.ts';
import { hours } from '../prices.ts';
import { calls, callSeconds, measured, standing, traffic } from '../traffic.ts';

interface Container {
  readonly Environment?: readonly { readonly Name: string; readonly Value: unknown }[];
}

interface ServiceProperties {
  readonly TaskDefinition: unknown;
  readonly CapacityProviderStrategy?: readonly { readonly CapacityProvider: string }[];
  readonly NetworkConfiguration: {
    readonly AwsvpcConfiguration: { readonly AssignPublicIp: string };
  };
}

interface ScheduleTarget {
  readonly EcsParameters: { readonly TaskDefinitionArn: unknown };
}

/** Costs of tasks and functions. */
export const compute: Rules = {
  'AWS::ECS::Service': (resource, all) => {
    const properties = resource.properties as unknown as ServiceProperties;
    const spot = properties.CapacityProviderStrategy?.[0]?.CapacityProvider === 'FARGATE_SPOT';
    const { length: services } = resourcesOfType(all, 'AWS::ECS::Service');
    const { tasks, cores, gigabytes, traced } = sizeOf(resource, properties, all);
    const where = spot ? 'tasks on spare capacity' : 'tasks';
    const open = properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp === 'ENABLED';
    return [
      idle(`${where}, CPU`, spot ? 'spotCpu' : 'fargateCpu', tasks * cores * hours),
      idle(`${where}, memory`, spot ? 'spotMemory' : 'fargateMemory', tasks * gigabytes * hours),
      ...(open ? [idle('public addresses of tasks', 'publicAddress', tasks * hours)] : []),
      inUse('metrics of services', 'metric', measured.perService),
      idle('gauges of services', 'metric', standing.gauges / services),
      perMillion('logs of services', 'logs', traffic.serviceLogGigabytes / services),
      ...traceLines(traced, services),
    ];
  },
  'AWS::Scheduler::Schedule': ({ stack, properties }, all) => {
    const { Target } = properties as { readonly Target: ScheduleTarget };
    const definition = definitionOf(stack, Target.EcsParameters.TaskDefinitionArn, all);
    const { cores, gigabytes } = capacityOf(definition);
    return [
      idle('scheduled tasks, CPU', 'fargateCpu', standing.scheduledTaskHours * cores),
      idle('scheduled tasks, memory', 'fargateMemory', standing.scheduledTaskHours * gigabytes),
      idle('metrics of scheduled tasks', 'metric', standing.dailyMetric),
    ];
  },
  'AWS::Lambda::Function': ({ stack, properties }) => {
    const { Handler, MemorySize } = properties as { Handler: string; MemorySize: number };
    const name = `${stack.split('-').at(-1)} ${Handler.split('.').at(-1)}`;
    const called = calls[name];
    if (called === undefined) {
      throw new ConfigurationError(
        `Nobody knows how often "${name}" is called; say so in cost/traffic.ts.`,
      );
    }
    return functionLines(called, MemorySize / 1_024);
  },
};

/** Each service gets an equal part of a million requests; its own requests belong to the same trace. */
function traceLines(traced: number, services: number): readonly Line[] {
  return traced > 0 ? [perMillion('traces of services', 'traces', traced / services)] : [];
}

function functionLines(called: number, gigabytes: number): readonly Line[] {
  return [
    perMillion('functions, calls', 'lambdaCalls', called),
    perMillion('functions, time', 'lambdaMemory', called * 1e6 * callSeconds * gigabytes),
  ];
}

function sizeOf(resource: Resource, service: ServiceProperties, all: readonly Resource[]) {
  const { stack } = resource;
  const definition = definitionOf(stack, service.TaskDefinition, all);
  const target = singleResource(all, stack, 'AWS::ApplicationAutoScaling::ScalableTarget');
  return {
    tasks: Number(target.properties['MinCapacity']),
    ...capacityOf(definition),
    traced: tracedBy(definition),
  };
}

function definitionOf(stack: string, reference: unknown, all: readonly Resource[]): Resource {
  const task = referencedId(reference);
  const definition = resourcesOfType(all, 'AWS::ECS::TaskDefinition').find(
    (each) => each.stack === stack && each.id === task,
  );
  if (definition) return definition;
  throw new ConfigurationError(`The stack ${stack} has no task definition "${task}".`);
}

function capacityOf({ properties }: Resource) {
  return {
    cores: Number(properties['Cpu']) / 1_024,
    gigabytes: Number(properties['Memory']) / 1_024,
  };
}

/** The trace sample rate of a task. */
function tracedBy({ properties }: Resource): number {
  const containers = (properties['ContainerDefinitions'] ?? []) as readonly Container[];
  const variables = containers.flatMap(({ Environment = [] }) => Environment);
  return Number(variables.find(({ Name }) => Name === 'OTEL_TRACES_SAMPLER_ARG')?.Value ?? 0);
}
