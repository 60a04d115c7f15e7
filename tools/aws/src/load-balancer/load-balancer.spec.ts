import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { eventually } from '@quartet/testing';
import { startTestLoadBalancer } from '../../conformance/testing/test-load-balancer.ts';

it('passes a request with its body on, and the answer back', async () => {
  await using stage = await startTestLoadBalancer();
  await stage.addTask({
    id: 'orders-1',
    answer: (req, res) => {
      res.writeHead(201, { 'x-answer': ['a', 'b'] });
      req.pipe(res);
    },
  });
  const answer = await stage.fetch('/api/orders?a=1', { method: 'POST', body: '{"x":1}' });
  expect([answer.status, answer.headers.get('x-answer')]).toEqual([201, 'a, b']);
  expect(await answer.json()).toEqual({ x: 1 });
});

it('says what it knows of each request once', async () => {
  await using stage = await startTestLoadBalancer();
  await stage.addTask({ id: 'orders-1' });
  await (await stage.fetch('/api/orders', { headers: { 'x-request-id': 'r-1' } })).text();
  await eventually(() => stage.records.length > 0);
  expect(stage.records).toEqual([
    {
      requestId: 'r-1',
      at: expect.any(Number),
      method: 'GET',
      path: '/api/orders',
      entrance: 'internal',
      targetGroup: 'all',
      task: 'orders-1',
      status: 200,
      bytes: 8,
      ms: expect.any(Number),
      taskMs: expect.any(Number),
    },
  ]);
});

it('gives the tasks of a group their turns', async () => {
  await using stage = await startTestLoadBalancer();
  await stage.addTask({ id: 'orders-1' });
  await stage.addTask({ id: 'orders-2' });
  const answers = [];
  for (let count = 0; count < 6; count++) answers.push(await (await stage.fetch('/')).text());
  expect(answers.filter((each) => each === 'orders-1')).toHaveLength(3);
  expect(answers.slice(0, 2)).not.toEqual(answers.slice(1, 3));
});

it('asks another task when one refuses the connection, with the whole body', async () => {
  await using stage = await startTestLoadBalancer({ health: { intervalSeconds: 60 } });
  const gone = await stage.addTask({ id: 'orders-1' });
  await stage.addTask({ id: 'orders-2', answer: (req, res) => void req.pipe(res) });
  await gone.close();
  for (let count = 0; count < 4; count++) {
    const answer = await stage.fetch('/', { method: 'POST', body: `body ${count}` });
    expect([answer.status, await answer.text()]).toEqual([200, `body ${count}`]);
  }
  await eventually(() => stage.records.length === 4);
  expect(new Set(stage.records.map(({ task }) => task))).toEqual(new Set(['orders-2']));
});

it('fails what is under way at a task that dies, and nothing else', async () => {
  await using stage = await startTestLoadBalancer();
  const arrived = Promise.withResolvers<void>();
  const dying = await stage.addTask({ id: 'orders-1', answer: () => arrived.resolve() });
  const waiting = stage.fetch('/');
  await arrived.promise;
  await stage.addTask({ id: 'orders-2' });
  await dying.close();
  stage.balancer.remove('orders-1');
  expect((await waiting).status).toBe(502);
  for (let count = 0; count < 3; count++) {
    expect(await (await stage.fetch('/')).text()).toBe('orders-2');
  }
});

it('lets go of the task when the client leaves', async () => {
  await using stage = await startTestLoadBalancer();
  const arrived = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  await stage.addTask({
    id: 'orders-1',
    answer: (_req, res) => {
      arrived.resolve();
      res.once('close', left.resolve);
    },
  });
  const leaving = new AbortController();
  const asked = stage.fetch('/', { signal: leaving.signal }).catch(String);
  await arrived.promise;
  leaving.abort();
  expect(await asked).toContain('abort');
  await left.promise;
  await eventually(() => stage.records.length === 1);
  expect(stage.records).toMatchObject([{ reason: 'client closed the connection' }]);
});

it('keeps the connections of clients and to tasks', async () => {
  await using stage = await startTestLoadBalancer();
  const ports = new Set<number | undefined>();
  await stage.addTask({
    id: 'orders-1',
    answer: (req, res) => {
      ports.add(req.socket.remotePort);
      res.end('fine');
    },
  });
  const agent = new Agent({ keepAlive: true });
  const reused: boolean[] = [];
  for (let count = 0; count < 3; count++) {
    const asked = request(`${stage.url}/`, { agent }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    await text(answer);
    reused.push(asked.reusedSocket);
  }
  agent.destroy();
  expect(reused).toEqual([false, true, true]);
  expect(ports.size).toBe(1);
});
