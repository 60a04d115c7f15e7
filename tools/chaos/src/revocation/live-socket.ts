import { once } from 'node:events';
import type { Edge } from '@quartet/local-client/edge';

/** A WebSocket that is subscribed to the events of one order. */
export interface LiveSocket {
  /** The types of the events that it received. */
  events(): readonly string[];
  isClosed(): boolean;
  close(): void;
}

interface Message {
  readonly subscribed?: string;
  readonly type?: string;
  readonly message?: string;
}

const limit = 20_000;

/** @throws Error when the handshake or the subscription fails */
export async function openLiveSocket(
  { url }: Edge,
  { token, order }: { readonly token: string; readonly order: string },
): Promise<LiveSocket> {
  const socket = new WebSocket(new URL(`/live?token=${token}`, url.replace('http', 'ws')));
  const events: string[] = [];
  let isClosed = false;
  const subscribed = Promise.withResolvers<void>();
  const subscribe = () => socket.send(JSON.stringify({ action: 'subscribe', orderId: order }));
  socket.addEventListener('close', () => (isClosed = true));
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.type !== undefined) events.push(message.type);
    if (message.subscribed === order) subscribed.resolve();
    // The gateway answers so when the function has failed or has taken too long, which a client repeats.
    if (message.message === 'Internal server error') subscribe();
  });
  await once(socket, 'open', { signal: AbortSignal.timeout(limit) });
  subscribe();
  const late = setTimeout(() => subscribed.reject(new Error('no subscription')), limit);
  await subscribed.promise.finally(() => clearTimeout(late));
  return { events: () => events, isClosed: () => isClosed, close: () => socket.close() };
}
