import type { HttpApi, HttpRoute } from '@quartet/cloudformation/model/api-gateway';
import { httpGatewayResponses, respond } from './gateway-responses.ts';
import { type Authorize, createAuthorize, type Invoke } from './authorizer.ts';
import { copyHeaders } from './client-headers.ts';
import type { ContextVariables } from './context-variable.ts';
import { createCorsHandler } from './cors.ts';
import type { RequestContext, HandleRequest } from './request-context.ts';
import type { Integrate } from './integration.ts';
import { httpMapping, type Mapping } from './http-mapping.ts';
import { withoutPrefix } from './prefix.ts';
import { type Match, type RouteEntry, routeTable } from './route-table.ts';
import { overwriteHeaders } from './request-id-headers.ts';
import { declaresTooLargeBody } from './size-limits.ts';
import { unlimited, tokenBucket, type TokenBucket } from './token-bucket.ts';
import { setForwardedAndVia, setForwardedHeaders } from './forwarded-headers.ts';

interface HttpApiOptions {
  readonly gateway: HttpApi;
  readonly variables: ContextVariables;
  readonly invoke: Invoke;
  readonly integrate: Integrate;
  readonly rateLimits: boolean;
}

interface CompiledRoute {
  readonly route: HttpRoute;
  readonly bucket: TokenBucket;
  readonly authorize: Authorize | undefined;
  readonly map: Mapping;
}

const defaultRouteKey = '$default';

/** An HTTP API: the most specific route, its rate and the stage's, its authoriser, its mapping. */
export function createHttpApi(options: HttpApiOptions): HandleRequest {
  const { gateway, variables, integrate, rateLimits } = options;
  const authorizerOf = createAuthorizers(options);
  const routes = gateway.routes.map((route) => ({
    route,
    bucket: route.throttle && rateLimits ? tokenBucket(route.throttle) : unlimited,
    authorize: authorizerOf(route),
    map: httpMapping(route.integration.requestParameters, variables),
  }));
  const find = routeTable(
    routes.filter(({ route }) => route.routeKey !== defaultRouteKey).map(routeEntryOf),
  );
  const defaultRoute = routes.find(({ route }) => route.routeKey === defaultRouteKey);
  const stageBucket = rateLimits ? tokenBucket(gateway.throttle) : unlimited;
  const cors = gateway.corsConfiguration && createCorsHandler(gateway.corsConfiguration);

  const forward = (context: RequestContext, { map, route }: CompiledRoute) => {
    setForwardedAndVia(context);
    if (!map(context)) return respond(context, httpGatewayResponses.notFound);
    overwriteHeaders(context.res, route.integration.responseHeaders);
    integrate(context, route.integration);
  };
  return (context) => {
    const match = find(context.method, withoutPrefix(context.path, gateway.pathPrefix));
    const route = match?.value ?? defaultRoute;
    if (!route && cors?.answerPreflight(context)) return;
    cors?.addHeaders(context);
    if (!route) return respond(context, httpGatewayResponses.notFound);
    setRoute(context, route, match);
    if (declaresTooLargeBody(context.req))
      return respond(context, httpGatewayResponses.bodyTooLarge);
    if (!route.bucket.take() || !stageBucket.take())
      return respond(context, httpGatewayResponses.throttled);
    copyHeaders(context);
    setForwardedHeaders(context);
    if (!route.authorize) return forward(context, route);
    void route.authorize(context).then((rejection) => {
      if (rejection) respond(context, rejection);
      else forward(context, route);
    });
  };
}

function setRoute(
  context: RequestContext,
  { route }: CompiledRoute,
  match: Match<CompiledRoute> | undefined,
): void {
  context.route = route.routeKey;
  context.record.route = route.routeKey;
  if (match) context.pathParameters = match.parameters;
}

/** Routes with the same authoriser share what it remembers. */
function createAuthorizers({ gateway, variables, invoke }: HttpApiOptions) {
  const created = new Map<string, Authorize>();
  return ({ authorizer, integration }: HttpRoute): Authorize | undefined => {
    if (!authorizer) return undefined;
    const existing = created.get(authorizer.id);
    if (existing) return existing;
    const [, , , region = '', account = ''] = integration.listenerArn.split(':');
    const apiContext = { apiId: gateway.id, stage: gateway.stage, region, account };
    const authorize = createAuthorize({ authorizer, invoke, variables, apiContext });
    created.set(authorizer.id, authorize);
    return authorize;
  };
}

function routeEntryOf(value: CompiledRoute): RouteEntry<CompiledRoute> {
  const [method = '', path = ''] = value.route.routeKey.split(' ');
  return { method, path, value };
}
