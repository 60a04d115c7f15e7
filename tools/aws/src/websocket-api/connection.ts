import { isUtf8 } from 'node:buffer';
import { WebSocket } from 'ws';
import { type CloseReason, closeReasonOf, closeReasons } from './close-codes.ts';
import { maxFrameBytes, maxBufferedBytes, type ConnectionTimeouts } from './limits.ts';
import type { Peer } from './peer.ts';

/** An open socket. */
export interface Connection {
  readonly peer: Peer;
  /** When something has passed on it the last time. */
  lastActiveAt(): Date;
  /** True when the client reads too slowly for more to be buffered. */
  isFull(): boolean;
  /** Goes nowhere when the socket is closed. */
  send(data: Buffer): void;
  /** Closes the socket; messages that arrive later are ignored. */
  close(reason: CloseReason): void;
  isClosing(): boolean;
  readonly closed: Promise<CloseReason>;
}

/** Closes by itself when it was quiet for too long, or open for too long. */
export function createConnection(
  ws: WebSocket,
  peer: Peer,
  timeouts: ConnectionTimeouts,
): Connection {
  const { promise: closed, resolve } = Promise.withResolvers<CloseReason>();
  let lastActiveAt = new Date();
  let ownReason: CloseReason | undefined;
  const close = (reason: CloseReason) => {
    ownReason ??= reason;
    ws.close(reason.code, reason.reason);
  };
  const goAway = () => close(closeReasons.goingAway);
  const idle = setTimeout(goAway, timeouts.idle).unref();
  const end = setTimeout(goAway, timeouts.lifetime).unref();
  const touch = () => {
    lastActiveAt = new Date();
    idle.refresh();
  };
  for (const event of ['message', 'ping', 'pong'] as const) ws.on(event, touch);
  ws.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') ownReason ??= closeReasons.tooBig;
  });
  ws.once('close', (code, reason) => {
    clearTimeout(idle);
    clearTimeout(end);
    resolve(ownReason ?? closeReasonOf(code, reason.toString()));
  });
  return {
    peer,
    lastActiveAt: () => lastActiveAt,
    isFull: () => ws.bufferedAmount > maxBufferedBytes,
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
  for (let from = 0, fin = false; !fin; from += maxFrameBytes) {
    fin = from + maxFrameBytes >= data.length;
    ws.send(data.subarray(from, from + maxFrameBytes), { binary, fin }, () => undefined);
  }
}
