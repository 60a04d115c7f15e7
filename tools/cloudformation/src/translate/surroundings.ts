import type { EventBus, EventRule, Database, Namespace, Table } from '../model/surroundings.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { functionNamed } from './function-names.ts';
import { only } from './only.ts';

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
      throw rule.error('EventBusName', `names ${EventBusName}, which is no bus of these templates`);
    }
  }
  return buses.map(({ ref }) => {
    const own = rules.filter(({ properties }) => properties.EventBusName === ref);
    return { name: ref, rules: own.map((rule) => ruleOf(resources, rule)) };
  });
}

function ruleOf(resources: Resources, found: TypedResource<'AWS::Events::Rule'>): EventRule {
  const { State, EventPattern, Targets } = found.properties;
  return {
    name: found.ref.split('|').at(-1) ?? found.ref,
    enabled: State === 'ENABLED',
    eventPattern: EventPattern,
    targets: Targets.map(({ Arn, RetryPolicy }) => {
      const name = functionNamed(resources, Arn);
      if (name === undefined) throw found.error('Targets', 'names no function of these templates');
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
  const found = resources.of(type);
  return found.length === 0 ? undefined : { name: only(found, type).properties.Name };
}

export function databaseOf(resources: Resources): Database {
  const type = 'AWS::RDS::DBCluster';
  const found = only(resources.of(type), type);
  return {
    host: found.attribute('Endpoint.Address'),
    port: found.properties.Port,
    majorVersion: Number.parseInt(found.properties.EngineVersion, 10),
  };
}
