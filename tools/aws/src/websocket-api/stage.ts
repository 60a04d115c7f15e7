import type { Functions } from '../lambda/functions.ts';
import { accessLogLine } from '../api-gateway/access-log.ts';
import { unlimited, tokenBucket } from '../api-gateway/token-bucket.ts';
import type { WebSocketApi, WebSocketRoute } from '@quartet/cloudformation/model/web-socket-api';
import type { ApiStage, WebSocketContext } from './context.ts';
import { contextVariable } from './context-variable.ts';
import { type ProxyResponse, parseProxyResponse } from './proxy-response.ts';

interface StageOptions {
  readonly model: WebSocketApi;
  readonly functions: Pick<Functions, 'invoke'>;
  /** A line for all that happens on a socket, in the template's format, and one for a function that failed. */
  readonly log: (line: string) => void;
  /** Enforces throttles. */
  readonly rateLimits: boolean;
}

/** The stage, as connecting, messages and disconnecting use it. */
export interface Stage {
  readonly apiStage: ApiStage;
  /** The route with a key: `$connect`, `$disconnect`, `$default`, or one that a message selects. */
  route(key: string): WebSocketRoute | undefined;
  /** Takes one of the route's tokens; true when there is none left. */
  isThrottled(key: string): boolean;
  readonly invoke: Functions['invoke'];
  /** @throws FunctionError when the function of a route fails, or returns what is no answer. */
  invokeRoute(route: WebSocketRoute, event: object): Promise<ProxyResponse>;
  logAccess(context: WebSocketContext, status: number): void;
  /** Says to the developer what the client is not told. */
  logFailure(name: string, error: unknown): void;
}

export function createStage({ model, functions, log, rateLimits }: StageOptions): Stage {
  const routes = new Map(model.routes.map((route) => [route.routeKey, route]));
  const keys = new Set([...routes.keys(), '$connect', '$default']);
  const bucket = () => (rateLimits ? tokenBucket(model.throttle) : unlimited);
  const buckets = new Map([...keys].map((key) => [key, bucket()]));
  const { accessLogFormat } = model;
  const line =
    accessLogFormat === undefined ? undefined : accessLogLine(accessLogFormat, contextVariable);
  return {
    apiStage: model,
    route: (key) => routes.get(key),
    isThrottled: (key) => !buckets.get(key)?.take(),
    invoke: functions.invoke,
    invokeRoute: async (route, event) =>
      parseProxyResponse(await functions.invoke(route.functionName, event)),
    logAccess: (context, status) => {
      if (line) log(line({ ...context, status }));
    },
    logFailure: (name, error) => {
      const msg = `the function ${name} has failed: ${String(error)}`;
      log(JSON.stringify({ time: new Date().toISOString(), level: 'error', msg }));
    },
  };
}
