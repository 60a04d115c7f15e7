import { isUtf8 } from 'node:buffer';
import { WebSocket } from 'ws';
import { type Closing, closingOf, closings } from './closing.ts';
import { mostFrame, mostWaiting, type SocketTimes } from './limits.ts';
import type { Peer } from './peer.ts';

/** An open socket. */
export interface Connection {
  readonly peer: Peer;
  /** When something has passed on it the last time. */
  lastActiveAt(): Date;
  /** Whether more waits for its client to read than the gateway holds. */
  isFull(): boolean;
  /** Goes nowhere when the socket is closed. */
  send(data: Buffer): void;
  /** What comes after that is not heard. */
  close(closing: Closing): void;
  isClosing(): boolean;
  readonly closed: Promise<Closing>;
}

/** Closes by itself when it was quiet for too long, or open for too long. */
export function createConnection(ws: WebSocket, peer: Peer, times: SocketTimes): Connection {
  const { promise: closed, resolve } = Promise.withResolvers<Closing>();
  let lastActiveAt = new Date();
  let ours: Closing | undefined;
  const close = (closing: Closing) => {
    ours ??= closing;
    ws.close(closing.code, closing.reason);
  };
  const leave = () => close(closings.goingAway);
  const idle = setTimeout(leave, times.idle).unref();
  const end = setTimeout(leave, times.lifetime).unref();
  const touch = () => {
    lastActiveAt = new Date();
    idle.refresh();
  };
  for (const event of ['message', 'ping', 'pong'] as const) ws.on(event, touch);
  ws.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') ours ??= closings.tooBig;
  });
  ws.once('close', (code, reason) => {
    clearTimeout(idle);
    clearTimeout(end);
    resolve(ours ?? closingOf(code, reason.toString()));
  });
  return {
    peer,
    lastActiveAt: () => lastActiveAt,
    isFull: () => ws.bufferedAmount > mostWaiting,
    send: (data) => {
      touch();
      sendInFrames(ws, data);
    },
    close,
    isClosing: () => ws.readyState !== WebSocket.OPEN,
    closed,
  };
}

function sendInFrames(ws: WebSocket, data: Buffer): void {
  const binary = !isUtf8(data);
  for (let from = 0, fin = false; !fin; from += mostFrame) {
    fin = from + mostFrame >= data.length;
    ws.send(data.subarray(from, from + mostFrame), { binary, fin }, () => undefined);
  }
}
