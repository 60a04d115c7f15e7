import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebSocketGateway } from '../web-socket-api.ts';

/** A port that sockets are served at, once there are some. */
interface SocketServer {
  readonly url: string;
  /** With the keys that the users service would publish there. */
  attach(sockets: Pick<WebSocketGateway, 'upgrade' | 'manage'>, keys?: object): void;
  close(): Promise<void>;
}

export async function serveSockets(): Promise<SocketServer> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
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
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
