import { isIP, type LookupFunction } from 'node:net';
import { eventually, listen, type Listening } from '@quartet/testing';
import { type Client, createClient } from './index.ts';

const first = '127.0.0.1';
/** macOS has only one address of the loopback in IPv4. */
const second = process.platform === 'darwin' ? '::1' : '127.0.0.2';
/** Milliseconds: longer than a spec may take. */
const never = 600_000;
const call = { userId: 'ann', deadline: never };
let servers: Listening[];
let addresses: string[];
let client: Client;
let port: number;

beforeEach(async () => {
  servers = [];
  port = await serve(first, 0);
  await serve(second, port);
  addresses = [first];
});
afterEach(async () => {
  await client?.close();
  for (const server of servers) await server.close();
});

/** Resolves a name as Cloud Map does: to the tasks that run now. */
const lookup: LookupFunction = (_name, { all }, answer) => {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  if (all) return answer(null, found);
  answer(null, found[0]?.address ?? '', found[0]?.family);
};
const connect = (connectionLife = never) => {
  const url = `http://products.quartet.internal:${port}`;
  const token = async () => '';
  const timing = { connectTimeout: never, connectionLife };
  client = createClient({ url, peer: 'products', token, lookup, ...timing });
};
const asked = async () => (await client.request('GET', '/x', call)).body;

async function serve(host: string, at: number): Promise<number> {
  const server = await listen((_req, res) => res.end(JSON.stringify(host)), at, host);
  servers.push(server);
  return Number(new URL(server.url).port);
}

it('goes to where the name leads now, once the connection to the old task is gone', async () => {
  connect();
  expect(await asked()).toBe(first);
  addresses = [second];
  await servers[0]?.close();
  await eventually(async () => expect(await asked()).toBe(second));
});

it('notices a task that has joined, without any failure', async () => {
  connect(50);
  expect(await asked()).toBe(first);
  addresses = [second];
  await eventually(async () => expect(await asked()).toBe(second));
});

it('passes over a task that is gone and still has the name', async () => {
  connect();
  await servers[0]?.close();
  addresses = [first, second];
  expect(await asked()).toBe(second);
});
