import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Balance, Observe } from '../http/proxied-request.ts';
import type { Functions } from '../lambda/functions.ts';
import type { HttpApi, RestApi } from '@quartet/cloudformation/model/api-gateway';
import { accessLogLine } from './access-log.ts';
import { httpAnswers, refuse, restAnswers } from './answers.ts';
import { type Constants, contextVariable, type Read } from './context-variable.ts';
import { type Gateway, openExchange } from './exchange.ts';
import { createHandOver } from './hand-over.ts';
import { httpGateway } from './http-gateway.ts';
import { restGateway } from './rest-gateway.ts';
import { isSafe } from './safe-path.ts';
import { signAnswer } from './signature.ts';
import { headSize, mostHead } from './size-limits.ts';

export interface GatewayOptions {
  readonly gateway: HttpApi | RestApi;
  readonly functions: Pick<Functions, 'invoke'>;
  readonly balance: Balance;
  /** Hears of each request once, when it is over. */
  readonly observe: Observe;
  /** Whether throttles, quotas and the firewall's rates hold. */
  readonly rateLimits: boolean;
  /** Of a REST API: its keys by their ids, in clear. */
  readonly apiKeys: Readonly<Record<string, string>>;
  /** A line per request, where the template has a format for it. */
  readonly log: (line: string) => void;
}

export type RequestHandler = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * The one way in from outside, as its template says it. All is read at the start, so that a request costs little.
 * @throws Error when the template asks for what is not understood here.
 */
export function createGateway(options: GatewayOptions): RequestHandler {
  const { gateway, balance, functions, rateLimits, apiKeys } = options;
  const answers = gateway.kind === 'http' ? httpAnswers : restAnswers;
  const own = constantsOf(gateway);
  const handOver = createHandOver({ balance, ...answers });
  const pass: Gateway =
    gateway.kind === 'http'
      ? httpGateway({ gateway, own, handOver, rateLimits, invoke: functions.invoke })
      : restGateway({ gateway, own, handOver, rateLimits, apiKeys });
  const end = createEnd(options, own);

  return (req, res) => {
    const exchange = openExchange(req, res);
    res.once('close', () => end(exchange));
    signAnswer(res, exchange.requestId);
    if (headSize(req) > mostHead) return refuse(exchange, answers.headersTooLarge);
    if (!isSafe(exchange.path)) return refuse(exchange, answers.notFound);
    pass(exchange);
  };
}

function constantsOf({ kind, id, stage }: HttpApi | RestApi): Constants {
  const same = { apiId: () => id, stage: () => stage };
  if (kind === 'http') return same;
  const resourcePath: Read = ({ route }) => route?.split(' ')[1];
  return { ...same, routeKey: () => undefined, resourcePath };
}

function createEnd({ gateway, observe, log }: GatewayOptions, own: Constants): Gateway {
  const { accessLogFormat: accessLog } = gateway;
  const readerOf = (name: string) => contextVariable(name, own);
  const lineOf = accessLog === undefined ? undefined : accessLogLine(accessLog, readerOf);
  return (exchange) => {
    const { res, seen, timer, began } = exchange;
    clearTimeout(timer);
    seen.ms = performance.now() - began;
    if (res.headersSent) seen.status = res.statusCode;
    if (!res.writableFinished) seen.reason ??= 'cut before its end';
    if (lineOf) log(lineOf(exchange));
    observe(seen);
  };
}
