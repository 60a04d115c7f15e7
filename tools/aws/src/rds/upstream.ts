import type { Socket } from 'node:net';
import { authorizeLogin, type LoginPolicy } from './authorize-login.ts';
import { FatalError, serverUnavailable, tooManyClients } from './fatal-error.ts';
import { passwordRequest, readMessage } from './messages.ts';
import { databaseOf, type Opening, userOf } from './opening.ts';
import { BrokenConnection } from './read-exactly.ts';
import { type DatabaseServer, logIn, openServer } from './server-login.ts';

export interface UpstreamOptions extends LoginPolicy {
  readonly server: DatabaseServer;
  /** Name and port of the endpoint, as its clients know it. */
  readonly host: string;
}

/**
 * Opens a connection to the server for that of a client. A member of `rds_iam` has logged in there when this
 * returns; the password of any other user is between its client and the server.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html
 * @throws FatalError for a login that is refused, and while the server is not available
 * @throws BrokenConnection when the client leaves before
 */
export async function openUpstream(opening: Opening, options: UpstreamOptions): Promise<Socket> {
  const takesToken = await isIamUser(userOf(opening.packet), options);
  return takesToken ? openByToken(opening, options) : openByPassword(opening, options);
}

async function isIamUser(user: string, { server, log }: UpstreamOptions): Promise<boolean> {
  try {
    return await server.isMember(user, 'rds_iam');
  } catch (err) {
    log.warn({ err }, 'members of rds_iam cannot be read');
    throw isFull(err) ? tooManyClients() : serverUnavailable();
  }
}

function isFull(error: unknown): boolean {
  return Error.isError(error) && 'code' in error && error.code === '53300';
}

async function openByToken(opening: Opening, options: UpstreamOptions): Promise<Socket> {
  const { client, isEncrypted, packet } = opening;
  const { host, server } = options;
  const user = userOf(packet);
  const password = isEncrypted ? await readPassword(client) : undefined;
  if (!(await authorizeLogin({ user, host, password }, options))) {
    throw new FatalError('28000', `PAM authentication failed for user "${user}"`);
  }
  const upstream = openServerFor(client, server);
  try {
    await logIn(upstream, packet, server.passwordOf(user));
  } catch (error) {
    upstream.destroy();
    throw error instanceof BrokenConnection ? serverUnavailable() : error;
  }
  return upstream;
}

/**
 * The error without TLS is that of a server whose `rds.force_ssl` is on.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
 */
function openByPassword(opening: Opening, { server }: UpstreamOptions): Socket {
  const { client, isEncrypted, packet } = opening;
  if (!isEncrypted) {
    const from = `host "${client.remoteAddress}", user "${userOf(packet)}", database "${databaseOf(packet)}"`;
    throw new FatalError('28000', `no pg_hba.conf entry for ${from}, no encryption`);
  }
  const upstream = openServerFor(client, server);
  upstream.write(packet);
  return upstream;
}

/** The connection ends with that of the client. */
function openServerFor(client: Socket, server: DatabaseServer): Socket {
  if (client.destroyed) throw new BrokenConnection();
  const upstream = openServer(server);
  upstream.on('error', () => undefined);
  // Nobody reads the server's output any more, so its end must be forced.
  client.on('close', () => upstream.end(() => upstream.destroy()));
  return upstream;
}

async function readPassword(client: Socket): Promise<string> {
  client.write(passwordRequest);
  const { type, body } = await readMessage(client);
  if (type !== 'p') throw new BrokenConnection();
  return body.toString('utf8', 0, body.length - 1);
}
