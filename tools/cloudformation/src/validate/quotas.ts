import type { SupportedType } from '../schema/schemas.ts';
import type { Resources, TypedResource } from './resources.ts';

/** A number of AWS that a deployment may not exceed. */
interface Quota<Type extends SupportedType> {
  readonly type: Type;
  readonly property: string;
  /** `rules` */
  readonly unit: string;
  readonly most: number;
  /** The page of AWS's documentation with the number. */
  readonly page: string;
  count(resource: TypedResource<Type>, resources: Resources): number;
}

const docs = 'https://docs.aws.amazon.com';
const iam = `${docs}/IAM/latest/UserGuide/reference_iam-quotas.html`;
const elb = `${docs}/elasticloadbalancing/latest/application/load-balancer-limits.html`;
const ecs = `${docs}/AmazonECS/latest/developerguide/service-quotas.html`;
const events = `${docs}/eventbridge/latest/userguide/eb-quota.html`;
const apis = `${docs}/apigateway/latest/developerguide/http-api-quotas.html`;
const vpc = `${docs}/vpc/latest/userguide/amazon-vpc-limits.html`;
const ssm = `${docs}/systems-manager/latest/userguide/parameter-store-advanced-parameters.html`;
const lambda = `${docs}/lambda/latest/dg/gettingstarted-limits.html`;

function quota<Type extends SupportedType>(
  type: Type,
  property: string,
  rest: Omit<Quota<Type>, 'type' | 'property'>,
): Quota<SupportedType> {
  return { type, property, ...rest } as unknown as Quota<SupportedType>;
}

const quotas: readonly Quota<SupportedType>[] = [
  quota('AWS::ElasticLoadBalancingV2::LoadBalancer', 'LoadBalancerArn', {
    ...{ unit: 'listener rules', most: 100, page: elb },
    count: (_, resources) => resources.of('AWS::ElasticLoadBalancingV2::ListenerRule').length,
  }),
  quota('AWS::ElasticLoadBalancingV2::LoadBalancer', 'LoadBalancerArn', {
    ...{ unit: 'target groups', most: 100, page: elb },
    count: (_, resources) => resources.of('AWS::ElasticLoadBalancingV2::TargetGroup').length,
  }),
  quota('AWS::ElasticLoadBalancingV2::ListenerRule', 'Conditions', {
    ...{ unit: 'condition values', most: 5, page: elb },
    count: ({ properties }) =>
      properties.Conditions.flatMap(({ PathPatternConfig }) => PathPatternConfig.Values).length,
  }),
  quota('AWS::ElasticLoadBalancingV2::TargetGroup', 'Name', {
    ...{ unit: 'characters', most: 32 },
    page: `${docs}/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html`,
    count: (group) => group.attribute('TargetGroupName').length,
  }),
  quota('AWS::IAM::Role', 'Policies', {
    ...{ unit: 'characters of inline policies', most: 10_240, page: iam },
    count: ({ ref, source }, resources) =>
      sizeOf(source['Policies']) +
      resources
        .of('AWS::IAM::Policy')
        .filter(({ properties }) => properties.Roles.includes(ref))
        .reduce((sum, policy) => sum + sizeOf(policy.source['PolicyDocument']), 0),
  }),
  quota('AWS::IAM::Role', 'AssumeRolePolicyDocument', {
    ...{ unit: 'characters', most: 2_048, page: iam },
    count: ({ source }) => sizeOf(source['AssumeRolePolicyDocument']),
  }),
  quota('AWS::IAM::Role', 'ManagedPolicyArns', {
    ...{ unit: 'managed policies', most: 10, page: iam },
    count: ({ properties }) => properties.ManagedPolicyArns.length,
  }),
  quota('AWS::ECS::TaskDefinition', 'ContainerDefinitions', {
    ...{ unit: 'characters', most: 65_536, page: ecs },
    count: ({ source }) => sizeOf(source),
  }),
  quota('AWS::ECS::Service', 'LoadBalancers', {
    ...{ unit: 'target groups', most: 5, page: ecs },
    count: ({ properties }) => properties.LoadBalancers.length,
  }),
  quota('AWS::ECS::Service', 'NetworkConfiguration', {
    ...{ unit: 'security groups', most: 5, page: ecs },
    count: ({ properties }) =>
      properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.length,
  }),
  quota('AWS::EC2::SecurityGroup', 'SecurityGroupIngress', {
    ...{ unit: 'ingress rules', most: 60, page: vpc },
    count: ({ ref, properties }, resources) =>
      properties.SecurityGroupIngress.length +
      resources
        .of('AWS::EC2::SecurityGroupIngress')
        .filter((rule) => rule.properties.GroupId === ref).length,
  }),
  quota('AWS::ApiGatewayV2::Api', 'ProtocolType', {
    ...{ unit: 'routes', most: 300, page: apis },
    count: (api, resources) =>
      resources
        .of('AWS::ApiGatewayV2::Route')
        .filter(({ properties }) => properties.ApiId === api.ref).length,
  }),
  quota('AWS::ApiGatewayV2::Api', 'ProtocolType', {
    ...{ unit: 'authorizers', most: 10, page: apis },
    count: (api, resources) =>
      resources
        .of('AWS::ApiGatewayV2::Authorizer')
        .filter(({ properties }) => properties.ApiId === api.ref).length,
  }),
  quota('AWS::Events::Rule', 'Targets', {
    ...{ unit: 'targets', most: 5, page: events },
    count: ({ properties }) => properties.Targets.length,
  }),
  quota('AWS::Events::Rule', 'EventPattern', {
    ...{ unit: 'characters', most: 2_048, page: events },
    count: ({ properties }) => sizeOf(properties.EventPattern),
  }),
  quota('AWS::SSM::Parameter', 'Value', {
    ...{ unit: 'characters', most: 4_096, page: ssm },
    count: ({ properties }) => Buffer.byteLength(properties.Value),
  }),
  quota('AWS::Lambda::Function', 'Environment', {
    ...{ unit: 'characters of variables', most: 4_096, page: lambda },
    count: ({ properties }) => sizeOf(properties.Environment.Variables),
  }),
];

/** Throws a TemplateError for the first quota of an account that the templates exceed. */
export function assertWithinQuotas(resources: Resources): void {
  for (const { type, property, unit, most, page, count } of quotas) {
    for (const resource of resources.of(type)) {
      const number = count(resource, resources);
      if (number <= most) continue;
      throw resource.error(property, `has ${number} ${unit}, and AWS takes ${most}: ${page}`);
    }
  }
}

/** Characters of JSON without whitespace. */
function sizeOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}
