import type { EventBus, EventRule, Database, Namespace, Table } from '../model/surroundings.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { functionNamed, only } from './lookups.ts';

export function tablesOf(resources: Resources): readonly Table[] {
  return resources.of('AWS::DynamoDB::Table').map(({ ref, properties }) => {
    const { TimeToLiveSpecification, ...definition } = properties;
    return {
      name: ref,
      definition: { ...definition, TableName: ref },
      timeToLiveAttribute: TimeToLiveSpecification?.Enabled
        ? TimeToLiveSpecification.AttributeName
        : undefined,
    };
  });
}

export function busesOf(resources: Resources): readonly EventBus[] {
  const buses = resources.of('AWS::Events::EventBus');
  const rules = resources.of('AWS::Events::Rule');
  for (const rule of rules) {
    const { EventBusName } = rule.properties;
    if (!buses.some(({ ref }) => ref === EventBusName)) {
      throw rule.error(
        'EventBusName',
        `refers to ${EventBusName}, which is no bus of these templates`,
      );
    }
  }
  return buses.map(({ ref }) => {
    const own = rules.filter(({ properties }) => properties.EventBusName === ref);
    return { name: ref, rules: own.map((rule) => ruleOf(resources, rule)) };
  });
}

function ruleOf(resources: Resources, resource: TypedResource<'AWS::Events::Rule'>): EventRule {
  const { State, EventPattern, Targets } = resource.properties;
  return {
    name: resource.ref.split('|').at(-1) ?? resource.ref,
    enabled: State === 'ENABLED',
    eventPattern: EventPattern,
    targets: Targets.map(({ Arn, RetryPolicy }) => {
      const name = functionNamed(resources, Arn);
      if (name === undefined)
        throw resource.error('Targets', 'refers to no function of these templates');
      return {
        functionName: name,
        maximumRetryAttempts: RetryPolicy.MaximumRetryAttempts,
        maximumEventAgeInSeconds: RetryPolicy.MaximumEventAgeInSeconds,
      };
    }),
  };
}

export function namespaceOf(resources: Resources): Namespace | undefined {
  const type = 'AWS::ServiceDiscovery::PrivateDnsNamespace';
  const resource = resources.of(type);
  return resource.length === 0 ? undefined : { name: only(resource, type).properties.Name };
}

/** The only server that clients know: a cluster, or an instance outside of clusters. */
export function databaseOf(resources: Resources): Database {
  const clusters = resources
    .of('AWS::RDS::DBCluster')
    .map((each) => serverOf(each, each.properties));
  const instances = resources
    .of('AWS::RDS::DBInstance')
    .flatMap((each) =>
      each.properties.Engine === 'postgres' ? [serverOf(each, each.properties)] : [],
    );
  return only([...clusters, ...instances], 'database server');
}

function serverOf(
  resource: { attribute(name: string): string },
  { Port, EngineVersion }: { readonly Port: number; readonly EngineVersion: string },
): Database {
  return {
    host: resource.attribute('Endpoint.Address'),
    port: Port,
    majorVersion: Number.parseInt(EngineVersion, 10),
  };
}
