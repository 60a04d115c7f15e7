import type { HttpAuthorizer, HttpIntegration, HttpRoute } from '../model/api-gateway.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { belongsTo } from './belongs-to.ts';
import { httpAuthorizerOf } from './http-authorizers.ts';

type Route = TypedResource<'AWS::ApiGatewayV2::Route'>;

/** The routes of an HTTP API; its stage knows their throttles. */
export function httpRoutesOf(
  resources: Resources,
  api: { readonly ref: string },
): readonly Omit<HttpRoute, 'throttle'>[] {
  return resources
    .of('AWS::ApiGatewayV2::Route')
    .filter(belongsTo(api))
    .map((route) => ({
      routeKey: route.properties.RouteKey,
      authorizer: authorizerOf(resources, route),
      integration: integrationOf(resources, route),
    }));
}

function authorizerOf(resources: Resources, route: Route): HttpAuthorizer | undefined {
  const { AuthorizationType, AuthorizerId } = route.properties;
  if (AuthorizationType === 'NONE') return undefined;
  const resource = resources
    .of('AWS::ApiGatewayV2::Authorizer')
    .find(({ ref }) => ref === AuthorizerId);
  if (!resource) throw route.error('AuthorizerId', 'refers to no authoriser');
  return httpAuthorizerOf(resources, resource);
}

function integrationOf(resources: Resources, route: Route): HttpIntegration {
  const resource = resources
    .of('AWS::ApiGatewayV2::Integration')
    .find(({ ref }) => route.properties.Target === `integrations/${ref}`);
  if (resource?.properties.IntegrationType !== 'HTTP_PROXY') {
    throw route.error('Target', 'refers to no integration with a load balancer');
  }
  const { IntegrationUri, TimeoutInMillis, RequestParameters } = resource.properties;
  const listeners = resources.of('AWS::ElasticLoadBalancingV2::Listener');
  if (!listeners.some(({ ref }) => ref === IntegrationUri)) {
    throw resource.error('IntegrationUri', 'refers to no listener of these templates');
  }
  return {
    listenerArn: IntegrationUri,
    timeoutInMillis: TimeoutInMillis,
    requestParameters: RequestParameters,
  };
}
