import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { answerUnreadable, type Listeners, refuseOtherVersion } from '@quartet/http';
import type { Console } from '@quartet/console/server/console';
import type { RequestHandler } from '@quartet/aws/api-gateway/gateway';
import type { WebSocketGateway } from '@quartet/aws/websocket-api/web-socket-api';
import { upgradeResponse } from '@quartet/aws/http/upgrade-response';
import { openPort } from './open-port.ts';

interface PublicServerParts {
  readonly gateway: RequestHandler;
  readonly sockets: Pick<WebSocketGateway, 'upgrade' | 'manage'>;
  readonly console: Pick<Console, 'handle'>;
}

/** The one port that is open to clients. */
export interface PublicServer {
  readonly server: Server;
  /** @param port 0 takes any free port; returns the one that is open */
  listen(port: number): Promise<number>;
  /** Takes nothing new, and settles when what is under way has ended; whoever looks at the console is let go. */
  close(): Promise<void>;
}

interface ServerLimits {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  readonly connectionsCheckingInterval: number;
}

/** Milliseconds: those of a service, which would cut a slow client off as early. */
const serviceLimits: ServerLimits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
};

export function createPublicServer(
  { gateway, sockets, console }: PublicServerParts,
  limits = serviceLimits,
): PublicServer {
  const consoleResponses = new Set<ServerResponse>();
  const serve = (req: IncomingMessage, res: ServerResponse) => {
    if (refuseOtherVersion(req, res)) return;
    if (console.handle(req, res)) {
      consoleResponses.add(res);
      res.once('close', () => consoleResponses.delete(res));
      return;
    }
    if (!sockets.manage(req, res)) gateway(req, res);
  };
  // A gateway combines headers that come twice, where Node would take the first of two tokens.
  const server = createServer({ joinDuplicateHeaders: true, ...limits }, serve);
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!sockets.upgrade(req, socket, head)) serve(req, upgradeResponse(req));
  });
  server.on('clientError', answerUnreadable);
  let listeners: Listeners | undefined;
  const listen = async (port: number) => {
    listeners = await openPort(server, port);
    return listeners.port;
  };
  const close = async () => {
    const ended = listeners?.close();
    for (const res of consoleResponses) res.destroy();
    await ended;
  };
  return { server, listen, close };
}
