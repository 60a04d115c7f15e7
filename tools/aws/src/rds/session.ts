import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { authorizeLogin, type LoginPolicy } from './authorize-login.ts';
import { fatalError, passwordRequest, readMessage } from './messages.ts';
import { type Certificate, type Opening, readOpening, userOf } from './opening.ts';
import { BrokenConnection } from './read-exactly.ts';
import { type DatabaseServer, logIn, openServer } from './server-login.ts';

export interface SessionOptions extends LoginPolicy {
  readonly certificate: Certificate;
  readonly server: DatabaseServer;
  /** Name and port of the endpoint, as its clients know it. */
  readonly host: string;
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

/** Returns true when the user has logged in. */
async function openSession(opening: Opening, options: SessionOptions): Promise<boolean> {
  const { client, isEncrypted, packet } = opening;
  const { server, host } = options;
  const user = userOf(packet);
  const password = isEncrypted ? await readPassword(client) : undefined;
  if (!(await authorizeLogin({ user, host, password }, options))) {
    client.end(fatalError('28000', `PAM authentication failed for user "${user}"`));
    return false;
  }
  const upstream = openServer(server);
  upstream.on('error', () => undefined);
  // Nobody reads the server's output any more, so its end must be forced.
  client.on('close', () => upstream.end(() => upstream.destroy()));
  try {
    await logIn(upstream, packet, server.passwordOf(user));
  } catch (error) {
    upstream.destroy();
    client.end(fatalError('57P03', 'the database server is not available'));
    if (!(error instanceof BrokenConnection)) throw error;
    return false;
  }
  upstream.on('close', () => client.end());
  upstream.pipe(client);
  client.pipe(upstream);
  return true;
}

async function readPassword(client: Duplex): Promise<string> {
  client.write(passwordRequest);
  const { type, body } = await readMessage(client);
  if (type !== 'p') throw new BrokenConnection();
  return body.toString('utf8', 0, body.length - 1);
}
