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
 * Throws a TemplateError for a name that two resources have, and for one without the name of its stage where others of
 * its type have it: the next stage in the account would use it too.
 */
export function assertNamesAreFree(resources: Resources, stage: string): void {
  for (const [type, property] of Object.entries(nameProperties)) {
    const named = resources
      .of(type as SupportedType)
      .flatMap((resource): readonly NamedResource[] => {
        const name = resource.source[property];
        return typeof name === 'string' ? [{ resource, name }] : [];
      });
    const owners = new Map<string, string>();
    const isQualified = named.some(({ name }) => hasStage(name, stage));
    for (const { resource, name } of named) {
      const owner = owners.get(name);
      if (owner !== undefined) throw resource.error(property, `is "${name}", as that of ${owner}`);
      owners.set(name, resource.name);
      if (!isQualified || hasStage(name, stage)) continue;
      throw resource.error(property, `is "${name}", which another stage would use too`);
    }
  }
}

/** `orders-tg-dev` and `/shop/dev/keys` have the stage `dev`. */
function hasStage(name: string, stage: string): boolean {
  return `-${name.replaceAll(/[^\dA-Za-z]+/g, '-')}-`.includes(`-${stage}-`);
}
