import { once } from 'node:events';
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';

const sweepInterval = 50;

/**
 * Takes no new connection, and settles when all that was under way has ended. The close of an HTTP server
 * would also stop its clock for slow clients, who could then hold this up; that of a net server does not.
 */
export async function endServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  NetServer.prototype.close.call(server);
  const sweep = setInterval(() => server.closeIdleConnections(), sweepInterval);
  await closed;
  clearInterval(sweep);
}
