import type { HttpAuthorizer, HttpIntegration, HttpRoute } from '../model/api-gateway.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { authorizerResourceOf, integrationResourceOf, routesOf, functionOf } from './lookups.ts';

type Route = TypedResource<'AWS::ApiGatewayV2::Route'>;

/** The routes of an HTTP API; its stage knows their throttles. */
export function httpRoutesOf(
  resources: Resources,
  api: { readonly ref: string },
): readonly Omit<HttpRoute, 'throttle'>[] {
  return routesOf(resources, api).map((route) => ({
    routeKey: route.properties.RouteKey,
    authorizer: authorizerOf(resources, route),
    integration: integrationOf(resources, route),
  }));
}

function authorizerOf(resources: Resources, route: Route): HttpAuthorizer | undefined {
  const resource = authorizerResourceOf(resources, route);
  return resource && httpAuthorizerOf(resources, resource);
}

function integrationOf(resources: Resources, route: Route): HttpIntegration {
  const resource = integrationResourceOf(resources, route);
  if (resource?.properties.IntegrationType !== 'HTTP_PROXY') {
    throw route.error('Target', 'refers to no integration with a load balancer');
  }
  const { IntegrationUri, TimeoutInMillis, RequestParameters, ResponseParameters } =
    resource.properties;
  const listeners = resources.of('AWS::ElasticLoadBalancingV2::Listener');
  if (!listeners.some(({ ref }) => ref === IntegrationUri)) {
    throw resource.error('IntegrationUri', 'refers to no listener of these templates');
  }
  return {
    listenerArn: IntegrationUri,
    timeoutInMillis: TimeoutInMillis,
    requestParameters: RequestParameters,
    responseHeaders: Object.fromEntries(
      Object.entries(ResponseParameters).map(([status, { ResponseParameters: list }]) => [
        status,
        Object.fromEntries(list.map(({ Destination, Source }) => [headerOf(Destination), Source])),
      ]),
    ),
  };
}

function headerOf(destination: string): string {
  return destination.replace('overwrite:header.', '').toLowerCase();
}

function httpAuthorizerOf(
  resources: Resources,
  resource: TypedResource<'AWS::ApiGatewayV2::Authorizer'>,
): HttpAuthorizer {
  const { AuthorizerUri, IdentitySource, ...how } = resource.properties;
  const { AuthorizerPayloadFormatVersion, EnableSimpleResponses } = how;
  const { AuthorizerResultTtlInSeconds } = how;
  if (AuthorizerPayloadFormatVersion !== '2.0' || EnableSimpleResponses !== true) {
    throw resource.error('EnableSimpleResponses', 'must be true, with payloads of version 2.0');
  }
  if (AuthorizerResultTtlInSeconds === undefined) {
    throw resource.error('AuthorizerResultTtlInSeconds', 'is missing');
  }
  return {
    id: resource.ref,
    functionName: functionOf(resources, resource, ['AuthorizerUri', AuthorizerUri]),
    identitySource: IdentitySource,
    resultTtlInSeconds: AuthorizerResultTtlInSeconds,
  };
}
