import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { eventually, listen, type Listening } from '@quartet/testing';
import { listener as publicListener, httpModel } from '../testing/gateway-models.ts';
import { type EdgeProcess, startEdge } from '../testing/edge-process.ts';
import { freePort } from '../run/ports.ts';
import type { EdgeSetting, Target } from './messages.ts';

const internalListener = 'internal';
let setting: EdgeSetting;
let home: string;
let edge: EdgeProcess;
let task: Listening;
let held: ServerResponse[];
const check = { path: '/health', interval: 1, timeout: 5, healthyAfter: 2, unhealthyAfter: 2 };

beforeEach(async () => {
  held = [];
  home = await mkdtemp(join(tmpdir(), 'quartet-edge-'));
  setting = await settingIn(home);
  task = await listen((req, res) => {
    if (req.url?.endsWith('/slow')) return void held.push(res);
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ url: req.url, forwarded: req.headers['x-forwarded-for'] }));
  });
});
afterEach(async () => {
  edge.child.kill('SIGKILL');
  await edge.ended;
  await task.close();
  await rm(home, { recursive: true });
});

async function settingIn(folder: string): Promise<EdgeSetting> {
  const forward = { type: 'forward', targets: [{ group: 'orders', weight: 1 }] } as const;
  const listenerAt = (arn: string, port: number) => {
    return { arn, port, rules: [], otherwise: forward } as const;
  };
  return {
    model: {
      stage: 'dev',
      gateway: httpModel(['ANY /api/orders/{proxy+}'], {
        accessLog: '{"id":"$context.requestId"}',
      }),
      sockets: {
        id: 'sockets',
        arn: 'arn:sockets',
        stage: 'dev',
        selection: '$request.body.action',
        routes: [],
        throttle: { rate: 100, burst: 100 },
        accessLog: undefined,
      },
      balancer: {
        arn: 'balancer',
        host: 'balancer.example',
        idleTimeout: 60,
        dropsInvalidHeaders: true,
        listeners: [listenerAt(publicListener, 80), listenerAt(internalListener, 8080)],
        targetGroups: [
          {
            arn: 'orders',
            name: 'orders-tg',
            port: 3010,
            health: { ...check, statuses: '200' },
            deregistrationDelay: 5,
          },
        ],
      },
      services: [],
      functions: [],
      tables: [],
      buses: [],
      namespace: undefined,
      database: { host: 'database', port: 5432, majorVersion: 18 },
      notRun: [],
    },
    ports: {
      edge: await freePort(),
      listeners: { 8080: await freePort() },
      names: { orders: await freePort() },
    },
    cloudUrl: 'http://127.0.0.1:1',
    control: { url: 'http://127.0.0.1:1', token: 'token' },
    home: folder,
    rateLimits: false,
    apiKeys: {},
  };
}

const url = (path: string, port = setting.ports.edge) => `http://127.0.0.1:${port}${path}`;

function target(id = 'orders-1'): Target {
  return { id, service: 'orders', url: task.url, groups: ['orders'], name: 'orders' };
}

async function start(): Promise<void> {
  edge = startEdge(setting);
  await edge.says({ type: 'listening' });
  edge.tell({ type: 'register', target: target() });
  await edge.says({ type: 'health', id: 'orders-1', state: 'healthy' });
}

it('passes requests from its gateway, its internal listener and its names to a healthy task', async () => {
  await start();
  const { listeners, names } = setting.ports;
  const entrances = [undefined, listeners[8080], names.orders];
  for (const port of entrances) {
    const answer = await fetch(url('/api/orders/7?a=1', port));
    expect([answer.status, await answer.json()]).toMatchObject([200, { url: '/api/orders/7?a=1' }]);
  }
  expect((await fetch(url('/internal/orders/7'))).status).toBe(404);
  await eventually(() => edge.output().includes('{"id":"'));
});

it('answers 503 before a task is registered, and after it is lost', async () => {
  edge = startEdge(setting);
  await edge.says({ type: 'listening' });
  expect((await fetch(url('/api/orders/7'))).status).toBe(503);
  edge.tell({ type: 'register', target: target() });
  await edge.says({ type: 'health', id: 'orders-1', state: 'healthy' });
  expect((await fetch(url('/api/orders/7'))).status).toBe(200);
  edge.tell({ type: 'lost', id: 'orders-1' });
  await eventually(async () => (await fetch(url('/api/orders/7'))).status === 503);
});

it('says that a task is deregistered once what was on its way is answered', async () => {
  await start();
  const slow = fetch(url('/api/orders/slow'));
  await eventually(() => held.length === 1);
  edge.tell({ type: 'deregister', id: 'orders-1' });
  await edge.says({ type: 'health', id: 'orders-1', state: 'draining' });
  expect(edge.heard).not.toContainEqual({ type: 'deregistered', id: 'orders-1' });
  held[0]?.end('late');
  expect(await (await slow).text()).toBe('late');
  await edge.says({ type: 'deregistered', id: 'orders-1' });
});

it('lets what is under way end when it is told to stop, and takes nothing new', async () => {
  await start();
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

it('ends when the runner is gone', async () => {
  await start();
  edge.child.disconnect();
  expect(await edge.ended).toBe(0);
});

it('says which port it cannot have', async () => {
  const other = createServer().listen(setting.ports.edge, '127.0.0.1');
  await once(other, 'listening');
  edge = startEdge(setting);
  const { port } = other.address() as AddressInfo;
  await edge.says({ type: 'failed', message: `Port ${port} is taken.` });
  expect(await edge.ended).toBe(1);
  other.close();
});

it('answers what is no HTTP with a problem', async () => {
  await start();
  const socket = connect(setting.ports.edge, '127.0.0.1');
  socket.write('GET /api/orders HTTP/1.1\r\nhost: a\r\nfoo bar\r\n\r\n');
  expect(await text(socket)).toContain('"code":"malformed_request"');
});

it('shows the console, and answers a plain request in the clothes of an upgrade', async () => {
  await start();
  expect((await fetch(url('/__console'))).status).toBe(200);
  const socket = connect(setting.ports.edge, '127.0.0.1');
  const head = 'host: a\r\nconnection: upgrade\r\nupgrade: websocket';
  socket.write(`GET /api/orders/7 HTTP/1.1\r\n${head}\r\n\r\n`);
  expect(await text(socket)).toContain('"url":"/api/orders/7"');
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
