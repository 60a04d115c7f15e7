import type { EventBus, EventRule } from '../model/event-buses.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { functionNamed } from './lookups.ts';

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
