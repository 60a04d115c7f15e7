import { json } from 'node:stream/consumers';
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { eventually, listen } from '@quartet/testing';
import { createFunctions, type Functions } from '../../lambda/functions.ts';
import type { WebSocketApi } from '@quartet/cloudformation/model/web-socket-api';
import type { SocketContext } from '../context.ts';
import type { SocketTimes } from '../limits.ts';
import { createSockets, type Sockets } from '../sockets.ts';
import { serveSockets } from './serve-sockets.ts';
import { openSocket, refusedSocket, type SocketClient } from './socket-client.ts';
import { functionsFor } from './socket-model.ts';

/** What a function was given. */
export interface SocketEvent {
  readonly type?: string;
  readonly requestContext: SocketContext;
  readonly [field: string]: unknown;
}

/** A WebSocket API on a port of its own. */
export interface SocketWorld {
  /** `ws://127.0.0.1:1234/live`. */
  readonly url: string;
  readonly httpUrl: string;
  readonly sockets: Sockets;
  /** What the functions were given, in order. */
  readonly events: readonly SocketEvent[];
  readonly lines: readonly string[];
  /** Of the management API. */
  readonly manager: ApiGatewayManagementApiClient;
  open(query?: string, protocols?: readonly string[]): Promise<SocketClient>;
  refused(query?: string): ReturnType<typeof refusedSocket>;
  /** The next event of a route that was not seen yet. */
  event(routeKey: string): Promise<SocketEvent>;
  close(): Promise<void>;
}

/** The functions of the fixture, which outlive a world. */
export interface HeardFunctions {
  readonly functions: Functions;
  /** What they are given from now on. */
  hear(): readonly SocketEvent[];
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly gateway: WebSocketApi;
  readonly times?: SocketTimes;
  readonly rateLimits?: boolean;
}

export async function socketWorld(
  { gateway, ...options }: WorldOptions,
  { functions, hear }: HeardFunctions,
): Promise<SocketWorld> {
  const events = hear();
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const sockets = createSockets({ sockets: gateway, functions, log, ...options });
  const server = await serveSockets();
  server.attach(sockets);
  const httpUrl = `${server.url}/${gateway.stage}`;
  const url = httpUrl.replace('http', 'ws');
  const manager = managerOf(httpUrl);
  const clients: SocketClient[] = [];
  let seen = 0;
  return {
    url,
    httpUrl,
    sockets,
    events,
    lines,
    manager,
    open: async (query = '', protocols = []) => {
      const client = await openSocket(`${url}${query}`, protocols);
      clients.push(client);
      return client;
    },
    refused: (query = '') => refusedSocket(`${url}${query}`),
    event: (routeKey) =>
      eventually(() => {
        const isNext = ({ type, requestContext }: SocketEvent, at: number) =>
          at >= seen && type === undefined && requestContext.routeKey === routeKey;
        const at = events.findIndex(isNext);
        if (at < 0) return false;
        seen = at + 1;
        return events[at] as SocketEvent;
      }) as Promise<SocketEvent>,
    close: async () => {
      for (const { socket } of clients) socket.terminate();
      manager.destroy();
      for (const { socket } of clients) socket.terminate();
      await sockets.close();
      await server.close();
    },
  };
}

export async function heardFunctions(): Promise<HeardFunctions> {
  let events: SocketEvent[] = [];
  const listener = await listen(async (req, res) => {
    events.push((await json(req)) as SocketEvent);
    res.end();
  });
  const functions = createFunctions({ functions: functionsFor(listener.url), environment: {} });
  return {
    functions,
    hear: () => (events = []),
    close: async () => {
      await functions.close();
      await listener.close();
    },
  };
}

function managerOf(endpoint: string): ApiGatewayManagementApiClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new ApiGatewayManagementApiClient({
    endpoint,
    credentials,
    region: 'us-east-1',
    maxAttempts: 1,
  });
}
