import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** A real HTTP server on a free port of this machine; close cuts what is still open, and may be repeated. */
export async function listen(
  listener: RequestListener | Server,
  port = 0,
  host = '127.0.0.1',
): Promise<Listening> {
  const server = typeof listener === 'function' ? createServer(listener) : listener;
  server.listen(port, host);
  await once(server, 'listening');
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: async () => {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
