import { createShield } from '../waf/web-acl.ts';
import type { RestApi, RestMethod } from '@quartet/cloudformation/model/api-gateway';
import { type Answer, refuse, restAnswers } from './answers.ts';
import { copyHeaders } from './client-headers.ts';
import type { Constants } from './context-variable.ts';
import type { Exchange, Gateway } from './exchange.ts';
import type { HandOver } from './hand-over.ts';
import type { Mapping } from './http-mapping.ts';
import { withoutPrefix } from './prefix.ts';
import { restMapping } from './rest-mapping.ts';
import { resourceTable } from './route-table.ts';
import { announcesTooMuch } from './size-limits.ts';
import { bottomless, tokenBucket } from './token-bucket.ts';
import { type Client, readUsagePlans } from './usage-plans.ts';
import { sayWay } from './way-headers.ts';

export interface RestGatewayParts {
  readonly gateway: RestApi;
  readonly own: Constants;
  readonly handOver: HandOver;
  readonly rateLimits: boolean;
  readonly apiKeys: Readonly<Record<string, string>>;
}

interface Way {
  readonly method: RestMethod;
  /** `/api/orders/ANY`, as usage plans call it. */
  readonly name: string;
  readonly map: Mapping;
}

/** A REST API: the firewall, the resource and its method, the client's key, its plan, the stage's rate, the mapping. */
export function restGateway({
  gateway,
  own,
  handOver,
  rateLimits,
  apiKeys,
}: RestGatewayParts): Gateway {
  const ways = gateway.methods.map((method): Way => wayOf(method, own));
  const find = resourceTable(
    ways.map((value) => ({ method: value.method.httpMethod, path: value.method.path, value })),
  );
  const clients = readUsagePlans({ plans: gateway.usagePlans, apiKeys, rateLimits });
  const stage = rateLimits ? tokenBucket(gateway.throttle) : bottomless;
  const isBlocked = createShield(rateLimits ? gateway.webAclRules : []);

  const refusal = (exchange: Exchange, { method, name }: Way): Answer | undefined => {
    if (announcesTooMuch(exchange.req)) return restAnswers.bodyTooLarge;
    if (!method.apiKeyRequired) return stage.take() ? undefined : restAnswers.throttled;
    const client = clientOf(exchange, clients);
    if (!client) return restAnswers.forbidden;
    exchange.apiKeyId = client.keyId;
    return client.refusal(name) ?? (stage.take() ? undefined : restAnswers.throttled);
  };
  return (exchange) => {
    copyHeaders(exchange);
    if (isBlocked(exchange)) return refuse(exchange, restAnswers.blocked);
    const found = find(exchange.method, withoutPrefix(exchange.path, gateway.pathPrefix));
    if (!found) return refuse(exchange, restAnswers.notFound);
    const { value: way, parameters } = found;
    exchange.parameters = parameters;
    exchange.route = exchange.seen.route = `${way.method.httpMethod} ${way.method.path}`;
    const refused = refusal(exchange, way);
    if (refused) return refuse(exchange, refused);
    sayWay(exchange);
    if (!way.map(exchange)) return refuse(exchange, restAnswers.notFound);
    handOver(exchange, way.method.integration);
  };
}

function wayOf(method: RestMethod, own: Constants): Way {
  const name = `${method.path}/${method.httpMethod}`;
  return { method, name, map: restMapping(method.integration, own) };
}

function clientOf({ req }: Exchange, clients: ReadonlyMap<string, Client>): Client | undefined {
  const key = req.headers['x-api-key'];
  return typeof key === 'string' ? clients.get(key) : undefined;
}
