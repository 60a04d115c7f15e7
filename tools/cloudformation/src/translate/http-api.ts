import type { Cors, HttpApi } from '../model/api-gateway.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { belongsTo, only } from './lookups.ts';
import { httpRoutesOf } from './http-routes.ts';
import { throttleOf } from './throttle.ts';

type Api = TypedResource<'AWS::ApiGatewayV2::Api'>;

export function isHttp({ properties }: Api): boolean {
  return properties.ProtocolType === 'HTTP';
}

export function httpApiOf(resources: Resources, api: Api): HttpApi {
  const own = resources.of('AWS::ApiGatewayV2::Stage').filter(belongsTo(api));
  const stage = only(own, 'stage of the HTTP API');
  const { StageName, DefaultRouteSettings, RouteSettings, AccessLogSettings } = stage.properties;
  const throttle = throttleOf(DefaultRouteSettings);
  const routes = httpRoutesOf(resources, api).map((route) => {
    const settings = RouteSettings[route.routeKey];
    return { ...route, throttle: settings && throttleOf(settings, throttle) };
  });
  assertSettingsHaveRoute(stage, routes);
  const cors = corsOf(api);
  return {
    kind: 'http',
    id: api.ref,
    stage: StageName,
    routes,
    throttle,
    accessLogFormat: AccessLogSettings?.Format,
    pathPrefix: prefixOf(resources, api, StageName),
    ...(cors && { corsConfiguration: cors }),
  };
}

/** CloudFormation refuses settings of a route that is not there, too. */
function assertSettingsHaveRoute(
  stage: TypedResource<'AWS::ApiGatewayV2::Stage'>,
  routes: readonly { readonly routeKey: string }[],
): void {
  const keys = Object.keys(stage.properties.RouteSettings);
  const stray = keys.find((key) => !routes.some((each) => each.routeKey === key));
  if (stray === undefined) return;
  throw stage.error('RouteSettings', `refers to ${stray}, which is no route`);
}

function prefixOf(resources: Resources, api: Api, stage: string): string {
  const mapped = resources.of('AWS::ApiGatewayV2::ApiMapping').some(belongsTo(api));
  return mapped || stage === '$default' ? '' : `/${stage}`;
}

function corsOf({ properties }: Api): Cors | undefined {
  const cors = properties.ProtocolType === 'HTTP' ? properties.CorsConfiguration : undefined;
  return (
    cors && {
      allowOrigins: cors.AllowOrigins,
      allowMethods: cors.AllowMethods,
      allowHeaders: cors.AllowHeaders,
      exposeHeaders: cors.ExposeHeaders,
      allowCredentials: cors.AllowCredentials,
      maxAge: cors.MaxAge,
    }
  );
}
