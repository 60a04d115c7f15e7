import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, Server } from 'node:net';

interface Address {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
}

/** The open port of an HTTP server. */
export interface Listeners {
  readonly port: number;
  /** Takes no new connection, and settles when all that was under way has ended. */
  close(): Promise<void>;
}

/**
 * libuv accepts one connection of a listening socket in a turn of the event loop
 * (https://github.com/libuv/libuv/pull/3696). Under load a turn takes long, and new connections would wait for seconds
 * to be rejected.
 */
const socketsPerPort = 16;

/** Connections that wait to be accepted. Node's 511 are full, and further ones reset, while a task is busy for a moment. */
const backlog = 4_096;

/** Other systems get one socket: Node supports `reusePort` on few of them. */
const canSharePorts = process.platform === 'linux';

const sweepInterval = 50;

/**
 * Opens a port for an HTTP server, with several listening sockets.
 * @throws Error with code EADDRINUSE when the port is taken, also by a server that would share it. Two that open it at the
 * same moment share it.
 */
export async function openListeners(server: HttpServer, address: Address): Promise<Listeners> {
  const options = { host: address.host, backlog, reusePort: canSharePorts };
  if (canSharePorts && address.port !== 0) await requireFreePort(address);
  await once(server.listen({ ...options, port: address.port }), 'listening');
  const { port } = server.address() as AddressInfo;
  const sockets: Server[] = [server];
  try {
    while (canSharePorts && sockets.length < socketsPerPort) {
      const socket = acceptFor(server);
      await once(socket.listen({ ...options, port }), 'listening');
      sockets.push(socket);
    }
  } catch (error) {
    await closeAll(server, sockets);
    throw error;
  }
  return { port, close: () => closeAll(server, sockets) };
}

async function requireFreePort(address: Address): Promise<void> {
  const probe = createServer();
  await once(probe.listen(address), 'listening');
  await once(probe.close(), 'close');
}

/** A server that hands its connections on, with the options that an HTTP server gives its own. */
function acceptFor(server: HttpServer): Server {
  return createServer({ allowHalfOpen: true, noDelay: true }, (connection) => {
    server.emit('connection', connection);
  });
}

/**
 * A kept-alive connection that was busy is closed when it becomes idle. The close of an HTTP server would also stop its
 * clock for slow clients, who could then hold this up; that of a net server does not.
 */
async function closeAll(server: HttpServer, sockets: readonly Server[]): Promise<void> {
  const closed = Promise.all(sockets.map((each) => once(each, 'close')));
  for (const each of sockets) Server.prototype.close.call(each);
  const sweep = setInterval(() => server.closeIdleConnections(), sweepInterval);
  await closed;
  clearInterval(sweep);
}
