import type { SupportedType } from '../schema/schemas.ts';
import type { Resources, TypedResource } from './resources.ts';

/** Properties with names that are unique in an account and region. */
const nameProperties: Partial<Readonly<Record<SupportedType, string>>> = {
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'Name',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'Name',
  'AWS::Events::EventBus': 'Name',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SSM::Parameter': 'Name',
};

interface NamedResource {
  readonly resource: TypedResource<SupportedType>;
  readonly name: string;
}

/**
 * Throws a TemplateError for a name that two resources have, and for one without the name of its stage where others
 * have it: the next stage in the account would use it too.
 */
export function assertNamesAreFree(resources: Resources, stage: string): void {
  const byType = Object.entries(nameProperties).map(([type, property]) => ({
    property,
    named: namedResources(resources, type as SupportedType, property),
  }));
  const isQualified = byType.some(({ named }) => named.some(({ name }) => hasStage(name, stage)));
  for (const { property, named } of byType) {
    const owners = new Map<string, string>();
    for (const { resource, name } of named) {
      const owner = owners.get(name);
      if (owner !== undefined) throw resource.error(property, `is "${name}", as that of ${owner}`);
      owners.set(name, resource.name);
      if (!isQualified || hasStage(name, stage)) continue;
      throw resource.error(property, `is "${name}", which another stage would use too`);
    }
  }
}

function namedResources(
  resources: Resources,
  type: SupportedType,
  property: string,
): readonly NamedResource[] {
  return resources.of(type).flatMap((resource) => {
    const name = resource.source[property];
    return typeof name === 'string' ? [{ resource, name }] : [];
  });
}

/** `orders-tg-dev` and `/shop/dev/keys` have the stage `dev`. */
function hasStage(name: string, stage: string): boolean {
  return `-${name.replaceAll(/[^\dA-Za-z]+/g, '-')}-`.includes(`-${stage}-`);
}
