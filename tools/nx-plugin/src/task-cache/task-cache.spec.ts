import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTaskCache, deleteUnused } from './task-cache.ts';

const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);

let folder: string;
let server: Server;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartet-task-cache-'));
  server = createServer(createTaskCache({ folder, token: 'ours' })).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

async function ask(method: string, path: string, { body, token = 'ours' }: Asked = {}) {
  const { port } = server.address() as AddressInfo;
  const headers = { authorization: `Bearer ${token}` };
  return fetch(`http://127.0.0.1:${port}${path}`, { method, headers, ...(body && { body }) });
}

interface Asked {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly token?: string;
}

it('gives back what it was given, byte by byte', async () => {
  expect((await ask('PUT', '/v1/cache/123', { body: bytes })).status).toBe(200);
  const answer = await ask('GET', '/v1/cache/123');
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
});

it('answers 404 to what it does not have', async () => {
  expect((await ask('GET', '/v1/cache/123')).status).toBe(404);
});

it('answers 409 to another result of the same task, and keeps the first', async () => {
  await ask('PUT', '/v1/cache/123', { body: 'first' });
  expect((await ask('PUT', '/v1/cache/123', { body: 'second' })).status).toBe(409);
  expect(await (await ask('GET', '/v1/cache/123')).text()).toBe('first');
  expect(await readdir(folder)).toEqual(['123']);
});

it.each(['PUT', 'GET'])('answers 401 to a %s without its token', async (method) => {
  const body = method === 'PUT' ? { body: 'theirs' } : {};
  expect((await ask(method, '/v1/cache/123', { ...body, token: 'none' })).status).toBe(401);
  expect(await readdir(folder)).toEqual([]);
});

it.each(['/v1/cache/..%2f123', '/v1/cache/', '/v1/cache/a/b', '/'])(
  'knows no path %s',
  async (path) => {
    expect((await ask('GET', path)).status).toBe(404);
  },
);

it('forgets what nobody has asked for', async () => {
  const old = new Date(Date.now() - 60_000);
  for (const name of ['1', '2']) {
    await ask('PUT', `/v1/cache/${name}`, { body: name });
    await utimes(join(folder, name), old, old);
  }
  await ask('GET', '/v1/cache/2');
  await deleteUnused(folder, new Date(old.getTime() + 30_000));
  expect(await readdir(folder)).toEqual(['2']);
});

it('makes the folder where there is none', async () => {
  await deleteUnused(join(folder, 'new'), new Date());
  expect(await readdir(folder)).toEqual(['new']);
});
