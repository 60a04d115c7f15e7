import type { SocketAuthorizer, SocketGateway, SocketRoute } from '../model/sockets.ts';
import type { Found, Resources } from '../validate/resources.ts';
import { belongsTo } from './belongs-to.ts';
import { functionOf } from './function-names.ts';
import { isHttp } from './http-gateway.ts';
import { only } from './only.ts';
import { throttleOf } from './throttle.ts';

type Route = Found<'AWS::ApiGatewayV2::Route'>;

export function socketsOf(resources: Resources): SocketGateway {
  const apis = resources.of('AWS::ApiGatewayV2::Api').filter((each) => !isHttp(each));
  const api = only(apis, 'WebSocket API');
  const stages = resources.of('AWS::ApiGatewayV2::Stage').filter(belongsTo(api));
  const stage = only(stages, 'stage of the WebSocket API');
  const { StageName, DefaultRouteSettings, AccessLogSettings } = stage.properties;
  const [settings] = Object.keys(stage.properties.RouteSettings);
  if (settings !== undefined) throw stage.mistake('RouteSettings', 'is not understood');
  return {
    id: api.ref,
    arn: `arn:aws:execute-api:${api.region}:${api.account}:${api.ref}/${StageName}`,
    stage: StageName,
    selection: selectionOf(api),
    routes: routesOf(resources, api),
    throttle: throttleOf(DefaultRouteSettings),
    accessLog: AccessLogSettings?.Format,
  };
}

function selectionOf({ properties }: Found<'AWS::ApiGatewayV2::Api'>): string {
  return properties.ProtocolType === 'WEBSOCKET' ? properties.RouteSelectionExpression : '';
}

function routesOf(resources: Resources, api: { readonly ref: string }): readonly SocketRoute[] {
  return resources
    .of('AWS::ApiGatewayV2::Route')
    .filter(belongsTo(api))
    .map((route) => ({
      key: route.properties.RouteKey,
      function: handlerOf(resources, route),
      authorizer: authorizerOf(resources, route),
      answers: answers(resources, route),
    }));
}

function handlerOf(resources: Resources, route: Route): string {
  const found = resources
    .of('AWS::ApiGatewayV2::Integration')
    .find(({ ref }) => route.properties.Target === `integrations/${ref}`);
  if (found?.properties.IntegrationType !== 'AWS_PROXY') {
    throw route.mistake('Target', 'names no integration with a function');
  }
  return functionOf(resources, found, ['IntegrationUri', found.properties.IntegrationUri]);
}

function authorizerOf(resources: Resources, route: Route): SocketAuthorizer | undefined {
  const { AuthorizationType, AuthorizerId } = route.properties;
  if (AuthorizationType === 'NONE') return undefined;
  const found = resources
    .of('AWS::ApiGatewayV2::Authorizer')
    .find(({ ref }) => ref === AuthorizerId);
  if (!found) throw route.mistake('AuthorizerId', 'names no authoriser');
  const { AuthorizerUri, IdentitySource } = found.properties;
  return {
    function: functionOf(resources, found, ['AuthorizerUri', AuthorizerUri]),
    identitySources: IdentitySource,
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
