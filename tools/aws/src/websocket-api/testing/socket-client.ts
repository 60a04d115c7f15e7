import type { ClientRequest, IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { eventually } from '@quartet/testing';
import { type ClientOptions, WebSocket } from 'ws';

/** The other end of a socket. */
export interface SocketClient {
  readonly socket: WebSocket;
  /** Messages that it received, as text. */
  readonly messages: readonly string[];
  readonly closed: Promise<readonly [code: number, reason: string]>;
  /** Sends a message, and resolves with what comes next. */
  ask(message: string): Promise<string>;
}

/** The answer to a request for a socket that did not open. */
interface RefusedSocket {
  readonly status: number | undefined;
  readonly body: unknown;
}

export function openSocket(
  url: string,
  protocols: readonly string[] = [],
  options: ClientOptions = {},
): Promise<SocketClient> {
  const socket = new WebSocket(url, [...protocols], options);
  const messages: string[] = [];
  socket.on('message', (data) => messages.push(String(data)));
  const { promise: closed, resolve: close } = Promise.withResolvers<readonly [number, string]>();
  socket.on('close', (code, reason) => close([code, reason.toString()]));
  const ask = async (message: string): Promise<string> => {
    const before = messages.length;
    socket.send(message);
    return eventually(() => messages[before] ?? false) as Promise<string>;
  };
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => {
      socket.off('error', reject).on('error', () => undefined);
      resolve({ socket, messages, closed, ask });
    });
  });
}

export function refusedSocket(url: string, options: ClientOptions = {}): Promise<RefusedSocket> {
  const socket = new WebSocket(url, options);
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => reject(new Error('the socket has opened')));
    socket.on('unexpected-response', (req: ClientRequest, res: IncomingMessage) => {
      text(res)
        .then((body) => resolve({ status: res.statusCode, body: JSON.parse(body) }), reject)
        .finally(() => req.destroy());
    });
  });
}
