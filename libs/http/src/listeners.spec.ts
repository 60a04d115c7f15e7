import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createNetServer,
  Server,
  type Socket,
} from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Listeners, openListeners } from './listeners.ts';

const host = '127.0.0.1';
const clients = 64;
const listens = Server.prototype.listen;
// Other systems have one socket for a port.
const itOnLinux = process.platform === 'linux' ? it : it.skip;

let opened: Listeners[];
let connections: Socket[];

beforeEach(() => {
  opened = [];
  connections = [];
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const connection of connections) connection.destroy();
  await Promise.all(opened.map((listeners) => listeners.close()));
});

async function open(listener: RequestListener = (_req, res) => res.end(), port = 0) {
  const server = createServer(listener);
  const listeners = await openListeners(server, { host, port });
  opened.push(listeners);
  return { server, ...listeners };
}

function client(port: number): Socket {
  const connection = connect({ port, host });
  connections.push(connection.on('error', () => undefined));
  return connection;
}

// https://github.com/libuv/libuv/pull/3696: one socket accepts one connection in a turn.
itOnLinux('accepts several connections in one turn of the event loop', async () => {
  const { server, port } = await open();
  let accepted = 0;
  server.on('connection', () => (accepted += 1));
  for (let number = 0; number < clients; number++) client(port);
  const perTurn: number[] = [];
  while (accepted < clients) {
    const before = accepted;
    await nextTurn();
    perTurn.push(accepted - before);
  }
  expect(Math.max(...perTurn)).toBeGreaterThan(3);
});

it('refuses a port that a server has, whether that shares it or not', async () => {
  const { port } = await open();
  await expect(open(undefined, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const other = createNetServer().listen(0, host);
  await once(other, 'listening');
  const taken = (other.address() as { readonly port: number }).port;
  await expect(open(undefined, taken)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await once(other.close(), 'close');
});

itOnLinux('leaves no socket open when one of them cannot be opened', async () => {
  const server = createServer();
  let port = 0;
  const listen = jest.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
    const isLast = listen.mock.calls.length === 5;
    if (!isLast) return listens.call(this, listen.mock.lastCall?.[0]);
    ({ port } = server.address() as AddressInfo);
    process.nextTick(() => this.emit('error', Object.assign(new Error(), { code: 'EMFILE' })));
    return this;
  });
  await expect(openListeners(server, { host, port: 0 })).rejects.toMatchObject({ code: 'EMFILE' });
  const [error] = (await once(client(port), 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});

it('closes when every request is answered, and takes no connection meanwhile', async () => {
  const pending: ServerResponse[] = [];
  const { port, close } = await open((_req, res) => pending.push(res));
  let answered = 0;
  const asking = Array.from({ length: clients }, async () => {
    const response = await fetch(`http://${host}:${port}`);
    answered += 1;
    return response.text();
  });
  while (pending.length < clients) await nextTurn();
  let isClosed = false;
  const closing = close().then(() => (isClosed = true));
  const [error] = (await once(connect({ port, host }), 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
  for (const res of pending.slice(1)) res.end('early');
  while (answered < clients - 1) await nextTurn();
  expect(isClosed).toBe(false);
  pending[0]?.end('last');
  expect(await Promise.all(asking)).toContain('last');
  await closing;
  opened = [];
});
