import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire between a client and a server that a spec can cut. */
export interface TcpProxy {
  readonly port: number;
  /** The URL, but by way of this proxy. */
  through(url: string): string;
  /** Lets what is sent pass and holds back every answer, as a frozen server does; new connections wait. */
  freeze(): void;
  thaw(): void;
  /** Forwards what contains the text, and cuts the wire before its answer comes back. */
  cutAfter(text: string): void;
  /** Ends all connections, as a crash does. */
  cut(): void;
  close(): Promise<void>;
}

/** Opens a wire to a server of this machine. */
export async function tcpProxy(target: URL, port = 0): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const waiting = new Set<Socket>();
  let frozen = false;
  let last: string | undefined;

  const join = (near: Socket) => {
    const far = connect(Number(target.port), target.hostname);
    let answers = true;
    sockets.add(far);
    far.on('error', () => undefined);
    far.on('close', () => {
      sockets.delete(far);
      near.destroy();
    });
    near.on('close', () => far.end());
    near.on('data', (bytes) => {
      far.write(bytes);
      if (last === undefined || !bytes.includes(last)) return;
      last = undefined;
      answers = false;
    });
    far.on('data', (bytes) => {
      if (!answers) near.destroy();
      else if (!frozen) near.write(bytes);
    });
  };
  const server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => undefined);
    near.on('close', () => {
      sockets.delete(near);
      waiting.delete(near);
    });
    // PostgreSQL drops no database, of any spec, while one of its clients is silent in the middle of a login.
    if (frozen) waiting.add(near);
    else join(near);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  const cut = () => sockets.forEach((socket) => socket.destroy());

  return {
    port: own,
    through: (url) => Object.assign(new URL(url), { host: `127.0.0.1:${own}` }).href,
    freeze: () => void (frozen = true),
    thaw: () => {
      frozen = false;
      for (const near of waiting) join(near);
      waiting.clear();
    },
    cutAfter: (text) => void (last = text),
    cut,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
