import { createServer } from 'node:http';
import { listen } from '@quartet/testing';
import type { WebSocketGateway } from '../web-socket-api.ts';

/** A port that sockets are served at, once there are some. */
interface SocketServer {
  readonly url: string;
  /** Serves sockets, and the keys that their authorizer fetches. */
  attach(sockets: Pick<WebSocketGateway, 'upgrade' | 'manage'>, keys?: object): void;
  close(): Promise<void>;
}

export async function serveSockets(): Promise<SocketServer> {
  const server = createServer();
  const listening = await listen(server);
  return {
    ...listening,
    attach: (sockets, keys) => {
      server.on('request', (req, res) => {
        if (sockets.manage(req, res)) return;
        if (keys && req.url?.endsWith('/jwks.json')) return void res.end(JSON.stringify(keys));
        res.writeHead(404).end();
      });
      server.on('upgrade', (req, socket, head: Buffer) => {
        if (!sockets.upgrade(req, socket, head)) socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      });
    },
  };
}
