import { referencedId, resourcesOfType, type Resource } from '@quartet/infra/templates';
import { lettersOf, onlyOne, valueOf } from './values.ts';

/** A listener rule and its target group. */
export interface DrawnRule {
  readonly priority: number;
  readonly paths: readonly string[];
  readonly isPublic: boolean;
  readonly targets: string;
}

export interface DrawnService {
  readonly name: string;
  /** The rules, the public one first. */
  readonly rules: readonly DrawnRule[];
  readonly health: { readonly path: string; readonly interval: number };
  readonly strategy: string;
  readonly tasks: { readonly min: number; readonly max: number };
  readonly task: { readonly cores: number; readonly memory: number; readonly port: number };
  readonly database: string;
  readonly publishes: boolean;
}

type Variables = readonly { readonly Name: string; readonly Value: unknown }[];

/** Reads the services, in the order of their rules' priorities. */
export function servicesOf(resources: readonly Resource[]): readonly DrawnService[] {
  return resourcesOfType(resources, 'AWS::ECS::Service')
    .map(({ stack }) => drawn(resources.filter((resource) => resource.stack === stack)))
    .sort((one, other) => priorityOf(one) - priorityOf(other));
}

function drawn(own: readonly Resource[]): DrawnService {
  const service = onlyOne(own, 'AWS::ECS::Service');
  const scaling = onlyOne(own, 'AWS::ApplicationAutoScaling::ScalableTarget');
  const rules = rulesOf(own);
  const [group] = resourcesOfType(own, 'AWS::ElasticLoadBalancingV2::TargetGroup');
  return {
    name: lettersOf(service, 'ServiceName'),
    rules,
    health: {
      path: String(group && valueOf(group, 'HealthCheckPath')),
      interval: Number(group && valueOf(group, 'HealthCheckIntervalSeconds')),
    },
    strategy: strategyOf(service),
    tasks: {
      min: Number(valueOf(scaling, 'MinCapacity')),
      max: Number(valueOf(scaling, 'MaxCapacity')),
    },
    ...taskOf(own, referencedId(valueOf(service, 'TaskDefinition'))),
  };
}

function rulesOf(own: readonly Resource[]): readonly DrawnRule[] {
  return resourcesOfType(own, 'AWS::ElasticLoadBalancingV2::ListenerRule')
    .map((rule) => ({
      priority: Number(valueOf(rule, 'Priority')),
      paths: valueOf(rule, 'Conditions', 0, 'PathPatternConfig', 'Values') as readonly string[],
      isPublic: /publiclistener/.test(referencedId(valueOf(rule, 'ListenerArn'))),
      targets: targetsOf(own, rule),
    }))
    .sort((one, other) => Number(other.isPublic) - Number(one.isPublic));
}

/** The target group of a rule; the first one of a weighted rule. */
function targetsOf(own: readonly Resource[], rule: Resource): string {
  const shared = ['Actions', 0, 'ForwardConfig', 'TargetGroups', 0, 'TargetGroupArn'];
  const arn = valueOf(rule, 'Actions', 0, 'TargetGroupArn') ?? valueOf(rule, ...shared);
  const groups = resourcesOfType(own, 'AWS::ElasticLoadBalancingV2::TargetGroup');
  return String(groups.find(({ id }) => id === referencedId(arn))?.properties['Name']);
}

function taskOf(own: readonly Resource[], id: string) {
  const definitions = resourcesOfType(own, 'AWS::ECS::TaskDefinition').filter(
    (each) => each.id === id,
  );
  const definition = onlyOne(definitions, 'AWS::ECS::TaskDefinition');
  const container = ['ContainerDefinitions', 0];
  const variables = valueOf(definition, ...container, 'Environment') as Variables;
  const url = variables.find(({ Name }) => Name === 'DATABASE_URL')?.Value;
  return {
    task: {
      cores: Number(valueOf(definition, 'Cpu')) / 1_024,
      memory: Number(valueOf(definition, 'Memory')),
      port: Number(valueOf(definition, ...container, 'PortMappings', 0, 'ContainerPort')),
    },
    database: /\/(\w+)\?/.exec(JSON.stringify(url))?.[1] ?? '',
    publishes: variables.some(({ Name }) => Name === 'EVENT_BUS'),
  };
}

function strategyOf(service: Resource): string {
  const name = valueOf(service, 'DeploymentConfiguration', 'Strategy') ?? 'ROLLING';
  return String(name).toLowerCase().replace('_', '/');
}

function priorityOf({ rules }: DrawnService): number {
  return rules[0]?.priority ?? 0;
}
