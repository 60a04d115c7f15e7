import { once } from 'node:events';
import { createServer } from 'node:http';
import { eventually, listen } from '@quartet/testing';
import { WebSocket, WebSocketServer } from 'ws';
import { startTestLoadBalancer } from '../../conformance/testing/test-load-balancer.ts';

it('joins a client and a task', async () => {
  await using stage = await startTestLoadBalancer();
  const server = createServer((_req, res) => res.end());
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) =>
    socket.on('message', (words) => socket.send(`heard ${String(words)}`)),
  );
  const { url, close } = await listen(server);
  stage.register('orders-1', url);
  await eventually(() => stage.state('orders-1') === 'healthy');
  const client = new WebSocket(stage.url.replace('http', 'ws'));
  await once(client, 'open');
  client.send('hello');
  const [words] = await once(client, 'message');
  expect(String(words)).toBe('heard hello');
  client.terminate();
  await eventually(() => sockets.clients.size === 0);
  await close();
});

it('hears what a task says against it', async () => {
  await using stage = await startTestLoadBalancer();
  await stage.addTask({ id: 'orders-1', answer: (_req, res) => res.writeHead(403).end('no') });
  const client = new WebSocket(stage.url.replace('http', 'ws'));
  const [, answer] = await once(client, 'unexpected-response');
  expect(answer.statusCode).toBe(403);
  answer.resume();
});
