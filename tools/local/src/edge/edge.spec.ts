import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
} from 'node:net';
import { text } from 'node:stream/consumers';
import { createEdge } from './edge.ts';

const apiKey = 'the-key';
const keyHash = createHash('sha256').update(apiKey).digest('hex');
const seen: { url: string | undefined; headers: IncomingMessage['headers']; body: string }[] = [];
const servers: (Server | TcpServer)[] = [];
let edge: string;

async function listen(server: Server | TcpServer): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  const service = await listen(
    createServer(async (req, res) => {
      seen.push({ url: req.url, headers: req.headers, body: await text(req) });
      res.writeHead(201, { 'x-answer': 'yes' }).end('{"made":true}');
    }),
  );
  const crashing = await listen(
    createTcpServer((socket) => socket.once('data', () => socket.destroy())),
  );
  const gone = 'http://127.0.0.1:1';
  const targets = { orders: service, users: service, payments: crashing, products: gone };
  edge = await listen(createEdge({ targets, keyHash }));
});
beforeEach(() => seen.splice(0));
afterAll(async () => {
  for (const server of servers) {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  }
});

const withKey = { 'x-api-key': apiKey };

it('passes a request with the key on, and the answer back', async () => {
  const answer = await fetch(`${edge}/api/orders?a=1`, {
    method: 'POST',
    headers: withKey,
    body: '{"x":1}',
  });
  expect([answer.status, answer.headers.get('x-answer'), await answer.json()]).toEqual([
    201,
    'yes',
    { made: true },
  ]);
  expect(seen).toMatchObject([{ url: '/api/orders?a=1', body: '{"x":1}' }]);
});

it.each([
  ['no key', {}],
  ['a wrong key', { 'x-api-key': 'wrong' }],
  ['an empty key', { 'x-api-key': '' }],
])('answers 403 to %s, and calls no service', async (_what, headers) => {
  const answer = await fetch(`${edge}/api/orders`, { headers });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect([answer.status, await answer.json()]).toMatchObject([
    403,
    { code: 'bad_api_key', status: 403 },
  ]);
  expect(seen).toEqual([]);
});

it('passes what is public on without a key', async () => {
  expect((await fetch(`${edge}/api/users/.well-known/jwks.json`)).status).toBe(201);
});

it('answers 404 to a path that is no service', async () => {
  const answer = await fetch(`${edge}/internal/orders`, { headers: withKey });
  expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not_found' }]);
});

it('answers 404 to a whole address in place of a path', async () => {
  const { port } = new URL(edge);
  const sent = request({ port, path: 'http://localhost/internal/orders', headers: withKey }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(404);
  expect(seen).toEqual([]);
});

it('lets nobody outside say who asks and which way the request came', async () => {
  const forged = [
    'x-user-id',
    'x-request-id',
    'x-forwarded-for',
    'x-client-id',
    'x-api-version',
    'x-real-ip',
    'forwarded',
  ];
  const headers = Object.fromEntries(forged.map((name) => [name, 'forged']));
  await fetch(`${edge}/api/orders`, {
    headers: { ...headers, ...withKey, authorization: 'Bearer t' },
  });
  expect(JSON.stringify(seen)).not.toContain('forged');
  expect(seen[0]?.headers).toMatchObject({
    authorization: 'Bearer t',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
  });
  expect(seen[0]?.headers).not.toHaveProperty('x-api-key');
});

it('gives each request an id, the same to service and client', async () => {
  const answer = await fetch(`${edge}/api/orders`, { headers: withKey });
  expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  expect(seen[0]?.headers['x-request-id']).toBe(answer.headers.get('x-request-id'));
});

it('tells the service which version was asked for', async () => {
  await fetch(`${edge}/api/v1/orders/7`, { headers: withKey });
  expect(seen).toMatchObject([{ url: '/api/orders/7', headers: { 'x-api-version': '1' } }]);
});

it.each(['payments', 'products'])('answers 503 when %s is gone', async (name) => {
  const answer = await fetch(`${edge}/api/${name}`, { headers: withKey });
  expect(answer.headers.get('retry-after')).toBe('1');
  expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'unavailable' }]);
});

it('answers 413 to a body above 10 MiB', async () => {
  const body = Buffer.alloc(10 * 1024 * 1024 + 1);
  const sent = request(`${edge}/api/orders`, {
    method: 'POST',
    headers: { ...withKey, 'content-length': body.length },
  });
  sent.on('error', () => undefined);
  sent.flushHeaders();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(413);
  sent.destroy();
});

it('answers what is no HTTP with a problem too', async () => {
  const socket = connect(Number(new URL(edge).port), '127.0.0.1');
  socket.write('GET /api/orders HTTP/1.1\r\nhost: a\r\nfoo bar\r\n\r\n');
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain('"code":"malformed_request"');
});
