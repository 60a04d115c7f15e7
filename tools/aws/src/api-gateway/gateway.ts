import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ForwardToListener, Observe } from '../http/proxied-request.ts';
import type { Functions } from '../lambda/functions.ts';
import type { HttpApi, RestApi } from '@quartet/cloudformation/model/api-gateway';
import { accessLogLine } from './access-log.ts';
import { customResponses } from './custom-responses.ts';
import { httpGatewayResponses, respond } from './gateway-responses.ts';
import { type ContextVariables, contextVariable, type ReadVariable } from './context-variable.ts';
import { type HandleRequest, createRequestContext } from './request-context.ts';
import { createIntegration } from './integration.ts';
import { createHttpApi } from './http-api.ts';
import { createRestApi } from './rest-api.ts';
import { isSafe } from './safe-path.ts';
import { addRequestIds, httpRequestIdentity, restRequestIdentity } from './request-id-headers.ts';
import { headSize, maxHeadBytes } from './size-limits.ts';

export interface GatewayOptions {
  readonly gateway: HttpApi | RestApi;
  readonly functions: Pick<Functions, 'invoke'>;
  readonly forwardToListener: ForwardToListener;
  /** Hears of each request once, when it is over. */
  readonly observe: Observe;
  /** Enforces throttles, quotas and rate-based rules. */
  readonly rateLimits: boolean;
  /** API keys of a REST API by their ids, in clear. */
  readonly apiKeys: Readonly<Record<string, string>>;
  /** A line per request, where the template has a format for it. */
  readonly log: (line: string) => void;
}

export type RequestHandler = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * The one way in from outside, as its template says it. All is read at the start, so that a request costs little.
 * @throws Error when the template asks for what is not supported here.
 */
export function createGateway(options: GatewayOptions): RequestHandler {
  const { gateway, forwardToListener, functions, rateLimits, apiKeys } = options;
  const identity = gateway.kind === 'http' ? httpRequestIdentity : restRequestIdentity;
  const variables = variablesOf(gateway);
  const { handle, responses } = gateway.kind === 'http' ? openHttp(gateway) : openRest(gateway);
  const finish = createFinish(options, variables);

  function openHttp(api: HttpApi) {
    const integrate = createIntegration({ forwardToListener, ...httpGatewayResponses });
    const { invoke } = functions;
    const handling = createHttpApi({ gateway: api, variables, integrate, rateLimits, invoke });
    return { handle: handling, responses: httpGatewayResponses };
  }

  function openRest(api: RestApi) {
    const own = customResponses(api, variables);
    const integrate = createIntegration({ forwardToListener, ...own });
    const rest = { gateway: api, variables, responses: own, integrate, rateLimits, apiKeys };
    return { handle: createRestApi(rest), responses: own };
  }

  return (req, res) => {
    const context = createRequestContext(req, res, identity.create());
    res.once('close', () => finish(context));
    addRequestIds(res, context, identity);
    if (headSize(req) > maxHeadBytes) return respond(context, responses.headersTooLarge);
    if (!isSafe(context.path)) return respond(context, responses.notFound);
    handle(context);
  };
}

function variablesOf({ kind, id, stage }: HttpApi | RestApi): ContextVariables {
  const common = { apiId: () => id, stage: () => stage };
  if (kind === 'http') return common;
  const resourcePath: ReadVariable = ({ route }) => route?.split(' ')[1];
  return { ...common, routeKey: () => undefined, resourcePath };
}

function createFinish(
  { gateway, observe, log }: GatewayOptions,
  variables: ContextVariables,
): HandleRequest {
  const { accessLogFormat } = gateway;
  const readerOf = (name: string) => contextVariable(name, variables);
  const lineOf =
    accessLogFormat === undefined ? undefined : accessLogLine(accessLogFormat, readerOf);
  return (context) => {
    const { res, record, timer, startedAt } = context;
    clearTimeout(timer);
    record.ms = performance.now() - startedAt;
    if (res.headersSent) record.status = res.statusCode;
    if (!res.writableFinished) record.reason ??= 'the response was cut off';
    if (lineOf) log(lineOf(context));
    observe(record);
  };
}
