import type { HttpApi, HttpRoute } from '@quartet/cloudformation/model/api-gateway';
import { httpAnswers, refuse } from './answers.ts';
import { type Authorize, createAuthorize, type Invoke } from './authorizer.ts';
import { copyHeaders } from './client-headers.ts';
import type { Constants } from './context-variable.ts';
import { corsAnswers } from './cors.ts';
import type { Exchange, Gateway } from './exchange.ts';
import type { HandOver } from './hand-over.ts';
import { httpMapping, type Mapping } from './http-mapping.ts';
import { withoutPrefix } from './prefix.ts';
import { type Match, type Row, routeTable } from './route-table.ts';
import { announcesTooMuch } from './size-limits.ts';
import { bottomless, tokenBucket, type TokenBucket } from './token-bucket.ts';
import { sayForwarded, sayWay } from './way-headers.ts';

export interface HttpGatewayParts {
  readonly gateway: HttpApi;
  readonly own: Constants;
  readonly invoke: Invoke;
  readonly handOver: HandOver;
  readonly rateLimits: boolean;
}

interface Way {
  readonly route: HttpRoute;
  readonly bucket: TokenBucket;
  readonly authorize: Authorize | undefined;
  readonly map: Mapping;
}

const otherwise = '$default';

/** An HTTP API: the most specific route, its rate and the stage's, its authoriser, its mapping. */
export function httpGateway(parts: HttpGatewayParts): Gateway {
  const { gateway, own, handOver, rateLimits } = parts;
  const authorizeBy = authorizers(parts);
  const ways = gateway.routes.map((route) => ({
    route,
    bucket: route.throttle && rateLimits ? tokenBucket(route.throttle) : bottomless,
    authorize: authorizeBy(route),
    map: httpMapping(route.integration.requestParameters, own),
  }));
  const find = routeTable(ways.filter(({ route }) => route.routeKey !== otherwise).map(rowOf));
  const last = ways.find(({ route }) => route.routeKey === otherwise);
  const stage = rateLimits ? tokenBucket(gateway.throttle) : bottomless;
  const cors = gateway.corsConfiguration && corsAnswers(gateway.corsConfiguration);

  const pass = (exchange: Exchange, { map, route }: Way) => {
    sayForwarded(exchange);
    if (!map(exchange)) return refuse(exchange, httpAnswers.notFound);
    handOver(exchange, route.integration);
  };
  return (exchange) => {
    const found = find(exchange.method, withoutPrefix(exchange.path, gateway.pathPrefix));
    const way = found?.value ?? last;
    if (!way && cors?.preflight(exchange)) return;
    cors?.sign(exchange);
    if (!way) return refuse(exchange, httpAnswers.notFound);
    choose(exchange, way, found);
    if (announcesTooMuch(exchange.req)) return refuse(exchange, httpAnswers.bodyTooLarge);
    if (!way.bucket.take() || !stage.take()) return refuse(exchange, httpAnswers.throttled);
    copyHeaders(exchange);
    sayWay(exchange);
    if (!way.authorize) return pass(exchange, way);
    void way.authorize(exchange).then((refusal) => {
      if (refusal) refuse(exchange, refusal);
      else pass(exchange, way);
    });
  };
}

function choose(exchange: Exchange, { route }: Way, found: Match<Way> | undefined): void {
  exchange.route = route.routeKey;
  exchange.seen.route = route.routeKey;
  if (found) exchange.parameters = found.parameters;
}

/** Routes with the same authoriser share what it remembers. */
function authorizers({ gateway, own, invoke }: HttpGatewayParts) {
  const all = new Map<string, Authorize>();
  return ({ authorizer, integration }: HttpRoute): Authorize | undefined => {
    if (!authorizer) return undefined;
    const known = all.get(authorizer.id);
    if (known) return known;
    const [, , , region = '', account = ''] = integration.listenerArn.split(':');
    const asking = { apiId: gateway.id, stage: gateway.stage, region, account };
    const made = createAuthorize({ authorizer, invoke, own, asking });
    all.set(authorizer.id, made);
    return made;
  };
}

function rowOf(value: Way): Row<Way> {
  const [method = '', path = ''] = value.route.routeKey.split(' ');
  return { method, path, value };
}
