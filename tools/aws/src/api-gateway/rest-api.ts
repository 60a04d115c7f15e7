import { createWebAcl } from '../waf/web-acl.ts';
import type { RestApi, RestMethod } from '@quartet/cloudformation/model/api-gateway';
import { type GatewayResponse, respond, type RestGatewayResponses } from './gateway-responses.ts';
import { copyHeaders } from './client-headers.ts';
import type { ContextVariables } from './context-variable.ts';
import type { RequestContext, HandleRequest } from './request-context.ts';
import type { Integrate } from './integration.ts';
import type { Mapping } from './http-mapping.ts';
import { withoutPrefix } from './prefix.ts';
import { restMapping } from './rest-mapping.ts';
import { resourceTable } from './route-table.ts';
import { declaresTooLargeBody } from './size-limits.ts';
import { unlimited, tokenBucket } from './token-bucket.ts';
import { type ApiClient, readUsagePlans } from './usage-plans.ts';
import { setForwardedHeaders } from './forwarded-headers.ts';

interface RestApiOptions {
  readonly gateway: RestApi;
  readonly variables: ContextVariables;
  readonly responses: RestGatewayResponses;
  readonly integrate: Integrate;
  readonly rateLimits: boolean;
  readonly apiKeys: Readonly<Record<string, string>>;
}

interface CompiledMethod {
  readonly method: RestMethod;
  /** `/api/orders/ANY`, as usage plans call it. */
  readonly name: string;
  readonly map: Mapping;
}

/** A REST API: the firewall, the resource and its method, the client's key, its plan, the stage's rate, the mapping. */
export function createRestApi({
  gateway,
  variables,
  responses,
  integrate,
  rateLimits,
  apiKeys,
}: RestApiOptions): HandleRequest {
  const methods = gateway.methods.map((method): CompiledMethod => compileMethod(method, variables));
  const find = resourceTable(
    methods.map((value) => ({ method: value.method.httpMethod, path: value.method.path, value })),
  );
  const clients = readUsagePlans({
    plans: gateway.usagePlans,
    responses,
    apiKeys,
    rateLimits,
  });
  const stageBucket = rateLimits ? tokenBucket(gateway.throttle) : unlimited;
  const isBlocked = createWebAcl({ rules: gateway.webAclRules, rateLimits });

  const rejectionOf = (
    context: RequestContext,
    { method, name }: CompiledMethod,
  ): GatewayResponse | undefined => {
    if (declaresTooLargeBody(context.req)) return responses.bodyTooLarge;
    if (!method.apiKeyRequired) return stageBucket.take() ? undefined : responses.throttled;
    const client = findClient(context, clients);
    if (!client) return responses.forbidden;
    context.apiKeyId = client.keyId;
    return client.rejectionOf(name) ?? (stageBucket.take() ? undefined : responses.throttled);
  };
  return (context) => {
    copyHeaders(context);
    if (isBlocked(context)) return respond(context, responses.blocked);
    const match = find(context.method, withoutPrefix(context.path, gateway.pathPrefix));
    if (!match) return respond(context, responses.notFound);
    const { value: method, parameters } = match;
    context.pathParameters = parameters;
    context.route = context.record.route = `${method.method.httpMethod} ${method.method.path}`;
    const rejection = rejectionOf(context, method);
    if (rejection) return respond(context, rejection);
    setForwardedHeaders(context);
    if (!method.map(context)) return respond(context, responses.notFound);
    integrate(context, method.method.integration);
  };
}

function compileMethod(method: RestMethod, variables: ContextVariables): CompiledMethod {
  const name = `${method.path}/${method.httpMethod}`;
  return { method, name, map: restMapping(method.integration, variables) };
}

function findClient(
  { req }: RequestContext,
  clients: ReadonlyMap<string, ApiClient>,
): ApiClient | undefined {
  const key = req.headers['x-api-key'];
  return typeof key === 'string' ? clients.get(key) : undefined;
}
