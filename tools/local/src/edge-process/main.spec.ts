import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { eventually, listen, type Listening } from '@quartet/testing';
import { type EdgeProcess, startEdge } from '../testing/edge-process.ts';
import { smallEdge } from '../testing/small-edge.ts';
import type { EdgeSetting } from '@quartet/aws/protocol/messages';

let setting: EdgeSetting;
let home: string;
let edge: EdgeProcess;
let task: Listening;
let held: ServerResponse[];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'quartet-edge-'));
  setting = await smallEdge(home);
  task = await listen((req, res) => {
    if (req.url?.endsWith('/slow')) return void held.push(res);
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ url: req.url, forwarded: req.headers['x-forwarded-for'] }));
  });
});
beforeEach(() => {
  held = [];
});
afterAll(async () => {
  await task.close();
  await rm(home, { recursive: true });
});

const url = (path: string, port = setting.ports.edge) => `http://127.0.0.1:${port}${path}`;

async function start(): Promise<void> {
  edge = startEdge(setting);
  await edge.waitForMessage({ type: 'listening' });
}

async function end(): Promise<void> {
  edge.child.kill('SIGKILL');
  await edge.ended;
}

async function register(id: string): Promise<void> {
  const target = { id, service: 'orders', url: task.url, groups: ['orders'], name: 'orders' };
  edge.send({ type: 'register', target });
  await edge.waitForMessage({ type: 'health', id, state: 'healthy' });
}

// Other systems have one socket for a port, and no /proc to count them.
const itOnLinux = process.platform === 'linux' ? it : it.skip;
const listenState = '0A';

/** The number of sockets that listen at a port of 127.0.0.1: https://www.kernel.org/doc/Documentation/networking/proc_net_tcp.txt */
function listeningSockets(port: number): number {
  const local = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = readFileSync('/proc/net/tcp', 'utf8').split('\n');
  return rows.filter((row) => row.includes(`: ${local} `) && row.includes(` ${listenState} `))
    .length;
}

describe('an edge', () => {
  let registered = 0;
  let id: string;

  beforeAll(start);
  afterAll(end);
  beforeEach(() => {
    id = `orders-${++registered}`;
  });
  afterEach(() => edge.send({ type: 'lost', id }));

  it('passes requests from its gateway, its internal listener and its names to a healthy task', async () => {
    await register(id);
    const { listeners, names } = setting.ports;
    const entrances = [undefined, listeners[8080], names.orders];
    for (const port of entrances) {
      const answer = await fetch(url('/api/orders/7?a=1', port));
      const body: unknown = await answer.json();
      expect([answer.status, body]).toMatchObject([200, { url: '/api/orders/7?a=1' }]);
    }
    expect((await fetch(url('/internal/orders/7'))).status).toBe(404);
    await eventually(() => edge.output().includes('{"id":"'));
  });

  itOnLinux('has several listening sockets at its gateway and its internal listener', () => {
    const { edge: gateway, listeners } = setting.ports;
    for (const port of [gateway, listeners[8080] ?? 0]) {
      expect(listeningSockets(port)).toBeGreaterThan(1);
    }
  });

  it('answers 503 before a task is registered, and after it is lost', async () => {
    const status = async () => (await fetch(url('/api/orders/7'))).status;
    await eventually(async () => (await status()) === 503);
    await register(id);
    expect(await status()).toBe(200);
    edge.send({ type: 'lost', id });
    await eventually(async () => (await status()) === 503);
  });

  it('says that a task is deregistered once what was on its way is answered', async () => {
    await register(id);
    const slow = fetch(url('/api/orders/slow'));
    await eventually(() => held.length === 1);
    edge.send({ type: 'deregister', id });
    await edge.waitForMessage({ type: 'health', id, state: 'draining' });
    expect(edge.messages).not.toContainEqual({ type: 'deregistered', id });
    held[0]?.end('late');
    expect(await (await slow).text()).toBe('late');
    await edge.waitForMessage({ type: 'deregistered', id });
  });

  it('answers what is no HTTP with a problem', async () => {
    const socket = connect(setting.ports.edge, '127.0.0.1');
    socket.write('GET /api/orders HTTP/1.1\r\nhost: a\r\nfoo bar\r\n\r\n');
    expect(await text(socket)).toContain('"code":"malformed_request"');
  });

  it('shows the console, and answers a plain request in the clothes of an upgrade', async () => {
    await register(id);
    expect(await (await fetch(url('/__console/none'))).text()).toContain('The console has no');
    const socket = connect(setting.ports.edge, '127.0.0.1');
    const head = 'host: a\r\nconnection: upgrade\r\nupgrade: websocket';
    socket.write(`GET /api/orders/7 HTTP/1.1\r\n${head}\r\n\r\n`);
    expect(await text(socket)).toContain('"url":"/api/orders/7"');
  });
});

describe('the end of an edge', () => {
  afterEach(end);

  it('lets what is under way end when it is told to stop, and takes nothing new', async () => {
    await start();
    await register('orders-1');
    const slow = fetch(url('/api/orders/slow'));
    await eventually(() => held.length === 1);
    edge.child.kill('SIGTERM');
    await eventually(() => refuses(setting.ports.edge));
    const inner = await fetch(url('/internal/orders/7', setting.ports.listeners[8080]));
    expect(inner.status).toBe(200);
    held[0]?.end('late');
    expect(await (await slow).text()).toBe('late');
    expect(await edge.ended).toBe(0);
  });

  it('comes when the runner is gone', async () => {
    await start();
    edge.child.disconnect();
    expect(await edge.ended).toBe(0);
  });

  it('comes when it cannot have a port, and it says which', async () => {
    const other = createServer().listen(setting.ports.edge, '127.0.0.1');
    await once(other, 'listening');
    edge = startEdge(setting);
    const { port } = other.address() as AddressInfo;
    await edge.waitForMessage({ type: 'failed', message: `Port ${port} is taken.` });
    expect(await edge.ended).toBe(1);
    other.close();
  });
});

async function refuses(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return once(socket, 'connect').then(
    () => {
      socket.destroy();
      return false;
    },
    () => true,
  );
}
