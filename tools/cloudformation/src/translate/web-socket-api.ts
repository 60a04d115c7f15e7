import type { WebSocketAuthorizer, WebSocketApi, WebSocketRoute } from '../model/web-socket-api.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import {
  belongsTo,
  authorizerResourceOf,
  functionOf,
  integrationResourceOf,
  routesOf,
  only,
} from './lookups.ts';
import { isHttp } from './http-api.ts';
import { throttleOf } from './throttle.ts';

type Route = TypedResource<'AWS::ApiGatewayV2::Route'>;

export function webSocketApiOf(resources: Resources): WebSocketApi {
  const apis = resources.of('AWS::ApiGatewayV2::Api').filter((each) => !isHttp(each));
  const api = only(apis, 'WebSocket API');
  const stages = resources.of('AWS::ApiGatewayV2::Stage').filter(belongsTo(api));
  const stage = only(stages, 'stage of the WebSocket API');
  const { StageName, DefaultRouteSettings, AccessLogSettings } = stage.properties;
  const [settings] = Object.keys(stage.properties.RouteSettings);
  if (settings !== undefined)
    throw stage.error('RouteSettings', 'is not supported by the local run');
  return {
    id: api.ref,
    stageArn: `arn:aws:execute-api:${api.region}:${api.account}:${api.ref}/${StageName}`,
    stage: StageName,
    routeSelectionExpression: selectionOf(api),
    routes: webSocketRoutesOf(resources, api),
    throttle: throttleOf(DefaultRouteSettings),
    accessLogFormat: AccessLogSettings?.Format,
  };
}

function selectionOf({ properties }: TypedResource<'AWS::ApiGatewayV2::Api'>): string {
  return properties.ProtocolType === 'WEBSOCKET' ? properties.RouteSelectionExpression : '';
}

function webSocketRoutesOf(
  resources: Resources,
  api: { readonly ref: string },
): readonly WebSocketRoute[] {
  return routesOf(resources, api).map((route) => ({
    routeKey: route.properties.RouteKey,
    functionName: functionNameOf(resources, route),
    authorizer: authorizerOf(resources, route),
    hasRouteResponse: answers(resources, route),
  }));
}

function functionNameOf(resources: Resources, route: Route): string {
  const resource = integrationResourceOf(resources, route);
  if (resource?.properties.IntegrationType !== 'AWS_PROXY') {
    throw route.error('Target', 'refers to no integration with a function');
  }
  return functionOf(resources, resource, ['IntegrationUri', resource.properties.IntegrationUri]);
}

function authorizerOf(resources: Resources, route: Route): WebSocketAuthorizer | undefined {
  const resource = authorizerResourceOf(resources, route);
  if (!resource) return undefined;
  const { AuthorizerUri, IdentitySource } = resource.properties;
  return {
    functionName: functionOf(resources, resource, ['AuthorizerUri', AuthorizerUri]),
    identitySource: IdentitySource,
  };
}

/** An answer needs both: the route that asks for it, and a response to put it in. */
function answers(resources: Resources, route: Route): boolean {
  const responses = resources.of('AWS::ApiGatewayV2::RouteResponse');
  return (
    route.properties.RouteResponseSelectionExpression !== undefined &&
    responses.some(({ properties }) => properties.RouteId === route.ref)
  );
}
