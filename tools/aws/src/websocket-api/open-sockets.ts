import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { closings } from './closing.ts';
import { type Connection, createConnection } from './connection.ts';
import { sayClosed } from './ending.ts';
import { frameSizes } from './frame-sizes.ts';
import { mostFrame, type SocketTimes } from './limits.ts';
import type { TakeMessage } from './messages.ts';
import type { Peer } from './peer.ts';
import type { Stage } from './stage.ts';

export interface OpenSocketsParts {
  readonly stage: Stage;
  readonly takeMessage: TakeMessage;
  readonly times: SocketTimes;
}

/** The sockets that are open, and what goes on because of them. */
export interface OpenSockets {
  /** By their ids. */
  readonly connections: ReadonlyMap<string, Connection>;
  add(ws: WebSocket, socket: Duplex, peer: Peer): void;
  /** Closes them, and resolves when their functions have heard of it. */
  close(): Promise<void>;
}

export function createOpenSockets({ stage, takeMessage, times }: OpenSocketsParts): OpenSockets {
  const connections = new Map<string, Connection>();
  const running = new Set<Promise<void>>();
  let isClosing = false;
  const track = (work: Promise<void>): void => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };
  const end = async ({ peer, closed }: Connection): Promise<void> => {
    const closing = await closed;
    connections.delete(peer.connectionId);
    await sayClosed(stage, peer, closing);
  };

  return {
    connections,
    add: (ws, socket, peer) => {
      const connection = createConnection(ws, peer, times);
      connections.set(peer.connectionId, connection);
      track(end(connection));
      const watch = frameSizes((bytes) => {
        if (bytes > mostFrame) connection.close(closings.tooBig);
      });
      socket.prependListener('data', watch);
      ws.on('message', (data: Buffer, isBinary) => {
        if (connection.isClosing()) return;
        if (isBinary) return connection.close(closings.binary);
        track(takeMessage(connection, data.toString()));
      });
      if (isClosing) connection.close(closings.goingAway);
    },
    close: async () => {
      isClosing = true;
      for (const connection of connections.values()) connection.close(closings.goingAway);
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
