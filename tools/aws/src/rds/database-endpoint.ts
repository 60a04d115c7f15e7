import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Log } from '../log.ts';
import { createConnectionSlots } from './connection-slots.ts';
import { serveSession, type SessionOptions } from './session.ts';

export interface DatabaseEndpointOptions extends Omit<SessionOptions, 'host' | 'slots'> {
  /** The name that is in the certificate, and that clients connect to. */
  readonly hostname: string;
  /** 0 takes any free port. */
  readonly port: number;
  /**
   * The parameter `max_connections`.
   * @default - as many as the server behind the endpoint takes
   */
  readonly maxConnections?: number | undefined;
  readonly log: Pick<Log, 'warn' | 'error'>;
}

export interface DatabaseEndpoint {
  readonly port: number;
  /** Ends all sessions, too. */
  close(): Promise<void>;
}

/**
 * Opens the endpoint of a PostgreSQL on RDS: a user logs in over TLS, a member of `rds_iam` with a token of IAM as
 * the password. What follows is passed on to a server that knows nothing of tokens.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
 */
export async function openDatabaseEndpoint(
  options: DatabaseEndpointOptions,
): Promise<DatabaseEndpoint> {
  const { hostname, log } = options;
  const open = new Set<Socket>();
  const slots = createConnectionSlots(options.maxConnections);
  const endpoint = createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
    const session = serveSession(socket, { ...options, slots, host: `${hostname}:${port}` });
    session.catch((err: unknown) => log.error({ err }, 'database session failed'));
  });
  endpoint.listen(options.port, '127.0.0.1');
  await once(endpoint, 'listening');
  const { port } = endpoint.address() as AddressInfo;
  return {
    port,
    close: async () => {
      const closed = once(endpoint, 'close');
      endpoint.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
