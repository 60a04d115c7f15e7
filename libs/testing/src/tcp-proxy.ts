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

interface Wire {
  /** The sockets of both ends. */
  readonly sockets: Set<Socket>;
  isFrozen: boolean;
  /** The text whose answer is lost. */
  last: string | undefined;
}

/** Opens a wire to a server of this machine. */
export async function tcpProxy(target: URL, port = 0): Promise<TcpProxy> {
  const wire: Wire = { sockets: new Set(), isFrozen: false, last: undefined };
  const waiting = new Set<Socket>();
  const server = createServer((near) => {
    add(wire, near);
    near.on('close', () => waiting.delete(near));
    // PostgreSQL drops no database, of any spec, while one of its clients is silent in the middle of a login.
    if (wire.isFrozen) waiting.add(near);
    else join(wire, near, target);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  const cut = () => wire.sockets.forEach((socket) => socket.destroy());

  return {
    port: own,
    through: (url) => Object.assign(new URL(url), { host: `127.0.0.1:${own}` }).href,
    freeze: () => void (wire.isFrozen = true),
    thaw: () => {
      wire.isFrozen = false;
      for (const near of waiting) join(wire, near, target);
      waiting.clear();
    },
    cutAfter: (text) => void (wire.last = text),
    cut,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}

function add({ sockets }: Wire, socket: Socket): void {
  sockets.add(socket);
  socket.on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
}

function join(wire: Wire, near: Socket, target: URL): void {
  const far = connect(Number(target.port), target.hostname);
  let answers = true;
  add(wire, far);
  far.on('close', () => near.destroy());
  near.on('close', () => far.end());
  near.on('data', (bytes) => {
    far.write(bytes);
    if (wire.last === undefined || !bytes.includes(wire.last)) return;
    wire.last = undefined;
    answers = false;
  });
  far.on('data', (bytes) => {
    if (!answers) near.destroy();
    else if (!wire.isFrozen) near.write(bytes);
  });
}
