import { createServer } from 'node:http';
import { listen } from '@quartet/testing';
import type { WebSocketGateway } from '../web-socket-api.ts';

type Documents = Readonly<Record<string, object>>;

/** A port that sockets are served at, once there are some. */
interface SocketServer {
  readonly url: string;
  /** Serves sockets, and the documents that their authorizer fetches, by path. */
  attach(sockets: Pick<WebSocketGateway, 'upgrade' | 'manage'>, documents?: Documents): void;
  close(): Promise<void>;
}

export async function serveSockets(): Promise<SocketServer> {
  const server = createServer();
  const listening = await listen(server);
  return {
    ...listening,
    attach: (sockets, documents = {}) => {
      server.on('request', (req, res) => {
        if (sockets.manage(req, res)) return;
        const document = documents[req.url ?? ''];
        if (document) res.end(JSON.stringify(document));
        else res.writeHead(404).end();
      });
      server.on('upgrade', (req, socket, head: Buffer) => {
        if (!sockets.upgrade(req, socket, head)) socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      });
    },
  };
}
