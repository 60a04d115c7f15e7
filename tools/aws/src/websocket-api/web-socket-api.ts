import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocketApi } from '@quartet/cloudformation/model/web-socket-api';
import type { Guard } from '../iam/guard.ts';
import type { Functions } from '../lambda/functions.ts';
import { closeReasons } from './close-codes.ts';
import { notifyDisconnect } from './notify-disconnect.ts';
import {
  type ConnectionTimeouts,
  defaultTimeouts,
  maxMessageBytes,
  maxUrlLength,
} from './limits.ts';
import { type Manage, createManagement } from './management.ts';
import { createMessageHandler } from './messages.ts';
import { createOpenConnections } from './open-connections.ts';
import { createConnect } from './connect.ts';
import { type Rejection, isRejection, reject, rejections } from './rejection.ts';
import { createStage } from './stage.ts';

const webSocketKey = /^[+/\dA-Za-z]{22}==$/;

interface WebSocketApiOptions {
  readonly model: WebSocketApi;
  readonly functions: Pick<Functions, 'invoke'>;
  /** Takes a line for all that happens on a socket, and for each function that failed. */
  readonly log: (line: string) => void;
  /** @default true: throttles hold */
  readonly rateLimits?: boolean;
  /** @default as AWS has them */
  readonly timeouts?: ConnectionTimeouts;
  /** @default - anybody's signature is good for the management API */
  readonly guard?: Guard;
}

/** A WebSocket API, which shares its port with others. */
export interface WebSocketGateway {
  /** Opens a socket, or says why not; false when the request is for something else. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Answers a request of the management API; false when it is for something else. */
  readonly manage: Manage;
  /** Closes all sockets, and resolves when their functions have heard of it. */
  close(): Promise<void>;
}

/** Milliseconds that a client gets to answer that it has heard of the end. */
const closeTimeout = 1_000;

export function createWebSocketApi(options: WebSocketApiOptions): WebSocketGateway {
  const { model, functions, log, rateLimits = true, timeouts = defaultTimeouts, guard } = options;
  const { stageArn } = model;
  const stage = createStage({ model, functions, log, rateLimits });
  const connect = createConnect(stage, model.stageArn);
  const handleMessage = createMessageHandler(stage, model.routeSelectionExpression);
  const { connections, add, close } = createOpenConnections({ stage, handleMessage, timeouts });
  const protocols = new WeakMap<IncomingMessage, string>();
  const server = createServer(protocols);
  const path = new RegExp(`^/${model.stage}/?(?:\\?|$)`);

  const begin = async (req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    socket.on('error', () => socket.destroy());
    const invalid = rejectionOf(req);
    if (invalid) return reject(socket, invalid);
    const accepted = await connect(req);
    if (isRejection(accepted)) return reject(socket, accepted);
    const { peer, protocol } = accepted;
    if (!socket.readable || !socket.writable)
      return notifyDisconnect(stage, peer, closeReasons.abnormal);
    if (protocol !== undefined) protocols.set(req, protocol);
    server.handleUpgrade(req, socket, head, (ws) => add(ws, socket, peer));
  };
  return {
    upgrade: (req, socket, head) => {
      if (!path.test(req.url ?? '')) return false;
      begin(req, socket, head).catch(() => socket.destroy());
      return true;
    },
    manage: createManagement({ stage: model.stage, stageArn, connections, guard }),
    close,
  };
}

function createServer(chosen: WeakMap<IncomingMessage, string>): WebSocketServer {
  const options = {
    noServer: true,
    clientTracking: false,
    maxPayload: maxMessageBytes,
    closeTimeout,
    handleProtocols: (_offered: Set<string>, req: IncomingMessage) => chosen.get(req) ?? false,
  } as const;
  return new WebSocketServer(options);
}

/** The rejection of an invalid handshake; undefined for a valid one. */
function rejectionOf({ method, url = '', headers }: IncomingMessage): Rejection | undefined {
  if (url.length > maxUrlLength) return rejections.tooLong;
  const isWebSocket =
    method === 'GET' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['sec-websocket-version'] === '13' &&
    webSocketKey.test(headers['sec-websocket-key'] ?? '');
  return isWebSocket ? undefined : rejections.badRequest;
}
