import type { Socket } from 'node:net';
import { finished } from 'node:stream';
import type { ConnectionSlots } from './connection-slots.ts';
import { FatalError } from './fatal-error.ts';
import { encodeError } from './messages.ts';
import { type Certificate, type Opening, readOpening } from './opening.ts';
import { BrokenConnection } from './read-exactly.ts';
import { openServer } from './server-login.ts';
import { openUpstream, type UpstreamOptions } from './upstream.ts';

export interface SessionOptions extends UpstreamOptions {
  readonly certificate: Certificate;
  readonly slots: ConnectionSlots;
}

/** Milliseconds until a client must have logged in, as those of PostgreSQL. */
const loginTimeout = 60_000;

/** Serves one connection; a client that breaks the protocol is disconnected. */
export async function serveSession(plain: Socket, options: SessionOptions): Promise<void> {
  const timer = setTimeout(() => plain.destroy(), loginTimeout);
  plain.on('close', () => clearTimeout(timer));
  try {
    const opening = await readOpening(plain, options.certificate);
    if (opening.type === 'cancel') return passOn(opening, options);
    if (await openSession(opening, options)) clearTimeout(timer);
  } catch (error) {
    plain.destroy();
    if (!(error instanceof BrokenConnection)) throw error;
  }
}

/** A cancellation has a secret that only the server knows, and no answer. */
function passOn({ client, packet }: Opening, { server }: SessionOptions): void {
  const upstream = openServer(server);
  upstream.on('error', () => undefined).on('close', () => client.destroy());
  upstream.end(packet).resume();
}

/** Returns true when the rest is between the client and the server. */
async function openSession(opening: Opening, options: SessionOptions): Promise<boolean> {
  const { client } = opening;
  const { slots } = options;
  try {
    slots.take(client);
    const upstream = await openUpstream(opening, options);
    finished(upstream, () => {
      slots.release(client);
      client.end();
    });
    upstream.pipe(client);
    client.pipe(upstream);
    return true;
  } catch (error) {
    slots.release(client);
    if (!(error instanceof FatalError)) throw error;
    client.end(encodeError(error));
    return false;
  }
}
