import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { closeReasons } from './close-codes.ts';
import { type Connection, createConnection } from './connection.ts';
import { notifyDisconnect } from './notify-disconnect.ts';
import { frameSizes } from './frame-sizes.ts';
import { maxFrameBytes, type ConnectionTimeouts } from './limits.ts';
import type { HandleMessage } from './messages.ts';
import type { Peer } from './peer.ts';
import type { Stage } from './stage.ts';

interface OpenConnectionsOptions {
  readonly stage: Stage;
  readonly handleMessage: HandleMessage;
  readonly timeouts: ConnectionTimeouts;
}

/** The sockets that are open, and what goes on because of them. */
interface OpenConnections {
  /** Open connections by their ids. */
  readonly connections: ReadonlyMap<string, Connection>;
  add(ws: WebSocket, socket: Duplex, peer: Peer): void;
  /** Closes them, and resolves when their functions have heard of it. */
  close(): Promise<void>;
}

export function createOpenConnections({
  stage,
  handleMessage,
  timeouts,
}: OpenConnectionsOptions): OpenConnections {
  const connections = new Map<string, Connection>();
  const running = new Set<Promise<void>>();
  let isClosing = false;
  const track = (work: Promise<void>): void => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };
  const end = async ({ peer, closed }: Connection): Promise<void> => {
    const reason = await closed;
    connections.delete(peer.connectionId);
    await notifyDisconnect(stage, peer, reason);
  };

  return {
    connections,
    add: (ws, socket, peer) => {
      const connection = createConnection(ws, peer, timeouts);
      connections.set(peer.connectionId, connection);
      track(end(connection));
      const readFrames = frameSizes((bytes) => {
        if (bytes > maxFrameBytes) connection.close(closeReasons.tooBig);
      });
      socket.prependListener('data', readFrames);
      ws.on('message', (data: Buffer, isBinary) => {
        if (connection.isClosing()) return;
        if (isBinary) return connection.close(closeReasons.binary);
        track(handleMessage(connection, data.toString()));
      });
      if (isClosing) connection.close(closeReasons.goingAway);
    },
    close: async () => {
      isClosing = true;
      for (const connection of connections.values()) connection.close(closeReasons.goingAway);
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
