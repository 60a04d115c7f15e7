import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { listen, type Listening } from '@quartet/testing';
import type { Target } from '../protocol/messages.ts';
import { freePort } from '@quartet/postgres';
import { createServiceDiscovery, type ServiceDiscovery } from './service-discovery.ts';

let discovery: ServiceDiscovery;
let port: number;
let tasks: Listening[];

beforeEach(async () => {
  discovery = createServiceDiscovery();
  tasks = [];
  port = await freePort();
  await discovery.listen({ orders: port });
});
afterEach(async () => {
  discovery.close();
  await Promise.all(tasks.map((task) => task.close()));
});

async function start(id: string, name = 'orders'): Promise<Target> {
  const task = await listen((_req, res) => res.end(id));
  tasks.push(task);
  const target: Target = { id, service: name, url: task.url, groups: [], name };
  discovery.register(target);
  discovery.setHealth(id, 'healthy');
  return target;
}

/** On a connection of its own. */
async function ask(): Promise<string> {
  const headers = { connection: 'close' };
  return (await fetch(`http://127.0.0.1:${port}/`, { headers })).text();
}

it('spreads connections over the tasks of a name', async () => {
  await start('orders-1');
  await start('orders-2');
  await start('users-1', 'users');
  const answers = [await ask(), await ask(), await ask(), await ask()];
  expect(answers.toSorted()).toEqual(['orders-1', 'orders-1', 'orders-2', 'orders-2']);
});

it('leaves out a task that is not healthy, unless all are', async () => {
  await start('orders-1');
  await start('orders-2');
  discovery.setHealth('orders-1', 'unhealthy');
  expect([await ask(), await ask()]).toEqual(['orders-2', 'orders-2']);
  discovery.setHealth('orders-2', 'unhealthy');
  expect([await ask(), await ask()].toSorted()).toEqual(['orders-1', 'orders-2']);
});

it('forgets a task, and goes on to the next when one takes no connection', async () => {
  await start('orders-1');
  await start('orders-2');
  await start('orders-3');
  discovery.deregister('orders-1');
  await tasks[1]?.close();
  expect([await ask(), await ask()]).toEqual(['orders-3', 'orders-3']);
});

it('closes a connection to a name without tasks', async () => {
  const socket = connect(port, '127.0.0.1');
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNRESET');
});

it('keeps a connection at its task', async () => {
  await start('orders-1');
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  await once(socket, 'data');
  discovery.deregister('orders-1');
  await start('orders-2');
  socket.write('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
  expect(await text(socket)).toMatch(/orders-1$/);
});
