import type { Functions } from '../lambda/functions.ts';
import { accessLogLine } from '../api-gateway/access-log.ts';
import { bottomless, tokenBucket } from '../api-gateway/token-bucket.ts';
import type { WebSocketApi, WebSocketRoute } from '@quartet/cloudformation/model/web-socket-api';
import type { Place, SocketContext } from './context.ts';
import { contextVariable } from './context-variable.ts';
import { type ProxyAnswer, readProxyAnswer } from './proxy-answer.ts';

export interface StageOptions {
  readonly sockets: WebSocketApi;
  readonly functions: Pick<Functions, 'invoke'>;
  /** A line for all that happens on a socket, in the template's format, and one for a function that failed. */
  readonly log: (line: string) => void;
  /** Whether throttles hold. */
  readonly rateLimits: boolean;
}

/** What opening a socket, its messages and its end have in common. */
export interface Stage {
  readonly place: Place;
  /** Of `$connect`, `$disconnect`, `$default`, or what a message asks for. */
  route(key: string): WebSocketRoute | undefined;
  /** Takes one of the route's tokens; false when there is none left. */
  mayPass(key: string): boolean;
  readonly invoke: Functions['invoke'];
  /** @throws FunctionError when the function of a route fails, or returns what is no answer. */
  call(route: WebSocketRoute, event: object): Promise<ProxyAnswer>;
  note(context: SocketContext, status: number): void;
  /** Says to the developer what the client is not told. */
  failed(name: string, error: unknown): void;
}

export function createStage({ sockets, functions, log, rateLimits }: StageOptions): Stage {
  const routes = new Map(sockets.routes.map((route) => [route.routeKey, route]));
  const keys = new Set([...routes.keys(), '$connect', '$default']);
  const bucket = () => (rateLimits ? tokenBucket(sockets.throttle) : bottomless);
  const buckets = new Map([...keys].map((key) => [key, bucket()]));
  const { accessLogFormat: accessLog } = sockets;
  const line = accessLog === undefined ? undefined : accessLogLine(accessLog, contextVariable);
  return {
    place: sockets,
    route: (key) => routes.get(key),
    mayPass: (key) => buckets.get(key)?.take() ?? false,
    invoke: functions.invoke,
    call: async (route, event) =>
      readProxyAnswer(await functions.invoke(route.functionName, event)),
    note: (context, status) => {
      if (line) log(line({ ...context, status }));
    },
    failed: (name, error) => {
      const msg = `the function ${name} has failed: ${String(error)}`;
      log(JSON.stringify({ time: new Date().toISOString(), level: 'error', msg }));
    },
  };
}
