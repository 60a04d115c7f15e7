import { json } from 'node:stream/consumers';
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { eventually, listen } from '@quartet/testing';
import { createFunctions, type Functions } from '../../lambda/functions.ts';
import type { WebSocketApi } from '@quartet/cloudformation/model/web-socket-api';
import type { WebSocketContext } from '../context.ts';
import type { ConnectionTimeouts } from '../limits.ts';
import { createWebSocketApi, type WebSocketGateway } from '../web-socket-api.ts';
import { serveSockets } from './serve-sockets.ts';
import { openSocket, refusedSocket, type SocketClient } from './socket-client.ts';
import { functionsFor } from './socket-model.ts';

/** An event that a function received. */
interface SocketEvent {
  readonly type?: string;
  readonly requestContext: WebSocketContext;
  readonly [field: string]: unknown;
}

/** A WebSocket API on a port of its own. */
export interface WebSocketHarness {
  /** `ws://127.0.0.1:1234/live`. */
  readonly url: string;
  readonly httpUrl: string;
  readonly sockets: WebSocketGateway;
  /** Events that the functions received, in order. */
  readonly events: readonly SocketEvent[];
  readonly lines: readonly string[];
  /** A client of the management API. */
  readonly manager: ApiGatewayManagementApiClient;
  open(query?: string, protocols?: readonly string[]): Promise<SocketClient>;
  refused(query?: string): ReturnType<typeof refusedSocket>;
  /** The next event of a route that was not seen yet. */
  event(routeKey: string): Promise<SocketEvent>;
  close(): Promise<void>;
}

/** The functions of the fixture, which outlive a world. */
export interface RecordingFunctions {
  readonly functions: Functions;
  /** Starts a new list of the events that they receive. */
  record(): readonly SocketEvent[];
  close(): Promise<void>;
}

export interface HarnessOptions {
  readonly gateway: WebSocketApi;
  readonly timeouts?: ConnectionTimeouts;
  readonly rateLimits?: boolean;
}

export async function startHarness(
  { gateway, ...options }: HarnessOptions,
  { functions, record }: RecordingFunctions,
): Promise<WebSocketHarness> {
  const events = record();
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const sockets = createWebSocketApi({ model: gateway, functions, log, ...options });
  const server = await serveSockets();
  server.attach(sockets);
  const httpUrl = `${server.url}/${gateway.stage}`;
  const url = httpUrl.replace('http', 'ws');
  const manager = managerOf(httpUrl);
  const clients: SocketClient[] = [];
  let nextIndex = 0;
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
          at >= nextIndex && type === undefined && requestContext.routeKey === routeKey;
        const at = events.findIndex(isNext);
        if (at < 0) return false;
        nextIndex = at + 1;
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

export async function recordingFunctions(): Promise<RecordingFunctions> {
  let events: SocketEvent[] = [];
  const listener = await listen(async (req, res) => {
    events.push((await json(req)) as SocketEvent);
    res.end();
  });
  const functions = createFunctions({ functions: functionsFor(listener.url), environment: {} });
  return {
    functions,
    record: () => (events = []),
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
