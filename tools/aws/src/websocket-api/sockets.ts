import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Functions } from '../lambda/functions.ts';
import type { WebSocketApi } from '@quartet/cloudformation/model/web-socket-api';
import { closings } from './closing.ts';
import { sayClosed } from './ending.ts';
import { mistakeIn } from './handshake.ts';
import { gatewayTimes, mostMessage, type SocketTimes } from './limits.ts';
import { createManagement, type Manage } from './management.ts';
import { createMessages } from './messages.ts';
import { createOpenSockets } from './open-sockets.ts';
import { createOpening } from './opening.ts';
import { isRefusal, refuse } from './refusal.ts';
import { createStage } from './stage.ts';

export interface SocketsOptions {
  readonly sockets: WebSocketApi;
  readonly functions: Pick<Functions, 'invoke'>;
  /** Takes a line for all that happens on a socket, and for each function that failed. */
  readonly log: (line: string) => void;
  /** @default true: throttles hold */
  readonly rateLimits?: boolean;
  /** @default as AWS has them */
  readonly times?: SocketTimes;
}

/** A WebSocket API, which shares its port with others. */
export interface Sockets {
  /** Opens a socket, or says why not; false when the request is for something else. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Answers a request of the management API; false when it is for something else. */
  readonly manage: Manage;
  /** Closes all sockets, and resolves when their functions have heard of it. */
  close(): Promise<void>;
}

/** Milliseconds that a client gets to answer that it has heard of the end. */
const closeTimeout = 1_000;

export function createSockets(options: SocketsOptions): Sockets {
  const { sockets, functions, log, rateLimits = true, times = gatewayTimes } = options;
  const stage = createStage({ sockets, functions, log, rateLimits });
  const open = createOpening(stage, sockets.stageArn);
  const takeMessage = createMessages(stage, sockets.routeSelectionExpression);
  const { connections, add, close } = createOpenSockets({ stage, takeMessage, times });
  const protocols = new WeakMap<IncomingMessage, string>();
  const server = createServer(protocols);
  const path = new RegExp(`^/${sockets.stage}/?(?:\\?|$)`);

  const begin = async (req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    socket.on('error', () => socket.destroy());
    const mistake = mistakeIn(req);
    if (mistake) return refuse(socket, mistake);
    const opened = await open(req);
    if (isRefusal(opened)) return refuse(socket, opened);
    const { peer, protocol } = opened;
    if (!socket.readable || !socket.writable) return sayClosed(stage, peer, closings.abnormal);
    if (protocol !== undefined) protocols.set(req, protocol);
    server.handleUpgrade(req, socket, head, (ws) => add(ws, socket, peer));
  };
  return {
    upgrade: (req, socket, head) => {
      if (!path.test(req.url ?? '')) return false;
      begin(req, socket, head).catch(() => socket.destroy());
      return true;
    },
    manage: createManagement(sockets.stage, connections),
    close,
  };
}

function createServer(chosen: WeakMap<IncomingMessage, string>): WebSocketServer {
  const options = {
    noServer: true,
    clientTracking: false,
    maxPayload: mostMessage,
    closeTimeout,
    handleProtocols: (_offered: Set<string>, req: IncomingMessage) => chosen.get(req) ?? false,
  } as const;
  return new WebSocketServer(options);
}
