import type { TypedResource, Resources } from '../validate/resources.ts';
import type { SupportedType } from '../schema/schemas.ts';

type Reference = readonly [part: SupportedType, property: string, whole: SupportedType];

/** Parts say what they belong to. One that belongs to nothing here would be left out in silence. */
const references: readonly Reference[] = [
  ['AWS::ApiGatewayV2::Route', 'ApiId', 'AWS::ApiGatewayV2::Api'],
  ['AWS::ApiGatewayV2::Integration', 'ApiId', 'AWS::ApiGatewayV2::Api'],
  ['AWS::ApiGatewayV2::Authorizer', 'ApiId', 'AWS::ApiGatewayV2::Api'],
  ['AWS::ApiGatewayV2::Stage', 'ApiId', 'AWS::ApiGatewayV2::Api'],
  ['AWS::ApiGatewayV2::ApiMapping', 'ApiId', 'AWS::ApiGatewayV2::Api'],
  ['AWS::ApiGatewayV2::RouteResponse', 'RouteId', 'AWS::ApiGatewayV2::Route'],
  ['AWS::ApiGateway::Method', 'RestApiId', 'AWS::ApiGateway::RestApi'],
  ['AWS::ApiGateway::Stage', 'RestApiId', 'AWS::ApiGateway::RestApi'],
  ['AWS::ApiGateway::GatewayResponse', 'RestApiId', 'AWS::ApiGateway::RestApi'],
  ['AWS::ApiGateway::BasePathMapping', 'RestApiId', 'AWS::ApiGateway::RestApi'],
  ['AWS::ApiGateway::UsagePlanKey', 'UsagePlanId', 'AWS::ApiGateway::UsagePlan'],
  [
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    'ListenerArn',
    'AWS::ElasticLoadBalancingV2::Listener',
  ],
  ['AWS::ServiceDiscovery::Service', 'NamespaceId', 'AWS::ServiceDiscovery::PrivateDnsNamespace'],
];

/** Throws a TemplateError for the first part that belongs to nothing. */
export function assertNoDanglingReferences(resources: Resources): void {
  for (const [part, property, whole] of references) {
    const wholes = new Set(resources.of(whole).map(({ ref }) => ref));
    for (const resource of resources.of(part)) {
      const { [property]: named } = resource.properties as Readonly<Record<string, string>>;
      if (!wholes.has(named ?? '')) throw danglingReference(resource, property, whole);
    }
  }
  assertTasksHaveService(resources);
  assertScalingHasService(resources);
  assertWebAclsHaveTarget(resources);
}

function danglingReference(
  resource: TypedResource<SupportedType>,
  property: string,
  whole: string,
) {
  return resource.error(property, `refers to no ${whole} of these templates`);
}

/** A task definition belongs to the service in its stack, one-off tasks too. */
function assertTasksHaveService(resources: Resources): void {
  const stacks = resources.of('AWS::ECS::Service').map(({ stack }) => stack);
  const resource = resources
    .of('AWS::ECS::TaskDefinition')
    .find(({ stack }) => !stacks.includes(stack));
  if (resource) throw resource.error('Family', 'stands in a stack without a service');
}

function assertScalingHasService(resources: Resources): void {
  const services = resources.of('AWS::ECS::Service').map((each) => each.properties.ServiceName);
  for (const resource of resources.of('AWS::ApplicationAutoScaling::ScalableTarget')) {
    const name = resource.properties.ResourceId.split('/').at(-1) ?? '';
    if (!services.includes(name))
      throw danglingReference(resource, 'ResourceId', 'AWS::ECS::Service');
  }
}

function assertWebAclsHaveTarget(resources: Resources): void {
  const balancers = resources.of('AWS::ElasticLoadBalancingV2::LoadBalancer').map(({ ref }) => ref);
  const apis = resources
    .of('AWS::ApiGateway::RestApi')
    .map(({ ref }) => `/restapis/${ref}/stages/`);
  for (const resource of resources.of('AWS::WAFv2::WebACLAssociation')) {
    const { ResourceArn } = resource.properties;
    const isKnown =
      balancers.includes(ResourceArn) || apis.some((api) => ResourceArn.includes(api));
    if (!isKnown) throw danglingReference(resource, 'ResourceArn', 'load balancer or stage');
  }
}
