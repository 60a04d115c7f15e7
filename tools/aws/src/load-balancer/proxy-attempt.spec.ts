import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { eventually, listen } from '@quartet/testing';
import { startTestLoadBalancer } from '../../conformance/testing/test-load-balancer.ts';

it('takes an answer as slowly as the client reads it', async () => {
  await using stage = await startTestLoadBalancer();
  const all = 64;
  let written = 0;
  await stage.addTask({
    id: 'orders-1',
    answer: (_req, res) => {
      const pump = () => {
        if (++written > all) res.end();
        else res.write(Buffer.alloc(1024 * 1024), pump);
      };
      pump();
    },
  });
  const asked = request(`${stage.url}/`).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.pause();
  await settled(() => written);
  expect(written).toBeLessThan(all);
  answer.resume();
  await once(answer, 'end');
  expect(written).toBe(all + 1);
});

it('takes a body as slowly as the task reads it', async () => {
  await using stage = await startTestLoadBalancer();
  const reading = Promise.withResolvers<void>();
  await stage.addTask({
    id: 'orders-1',
    answer: (req, res) =>
      void reading.promise.then(() => req.resume().once('end', () => res.end())),
  });
  const all = 64;
  let written = 0;
  const asked = request(`${stage.url}/`, { method: 'POST' });
  const pump = () => {
    if (++written > all) asked.end();
    else asked.write(Buffer.alloc(1024 * 1024), pump);
  };
  pump();
  await settled(() => written);
  expect(written).toBeLessThan(all);
  reading.resolve();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect([answer.statusCode, written]).toEqual([200, all + 1]);
  answer.resume();
});

it('passes on a small body of which only a part came with the head', async () => {
  await using stage = await startTestLoadBalancer();
  const asked = request(`${stage.url}/`, { method: 'POST', headers: { 'content-length': 11 } });
  await stage.addTask({
    id: 'orders-1',
    answer: (req, res) => {
      asked.end('last');
      req.pipe(res);
    },
  });
  asked.write('first, ');
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect(await text(answer)).toBe('first, last');
});

it('answers a client whose upload the task does not want to the end', async () => {
  await using stage = await startTestLoadBalancer();
  await stage.addTask({
    id: 'orders-1',
    answer: (_req, res) => res.writeHead(413, { connection: 'close' }).end('too large'),
  });
  const asked = request(`${stage.url}/`, { method: 'POST', headers: { 'content-length': 9e6 } });
  asked.on('error', () => undefined).write('a beginning');
  const [answer] = await once(asked, 'response');
  expect(answer.statusCode).toBe(413);
  asked.destroy();
});

it.each([
  ['HEAD', 200, { 'content-length': '7' }],
  ['GET', 204, {}],
  ['GET', 304, { etag: '"1"' }],
])('passes the answer to %s with %i on, which has no body', async (method, status, headers) => {
  await using stage = await startTestLoadBalancer();
  await stage.addTask({
    id: 'orders-1',
    answer: (_req, res) => res.writeHead(status, headers).end(),
  });
  for (let count = 0; count < 2; count++) {
    const answer = await stage.fetch('/', { method });
    expect([answer.status, await answer.text()]).toEqual([status, '']);
    expect(Object.fromEntries(answer.headers)).toMatchObject(headers);
  }
});

it('adds nothing to what the gateway has answered in place of a slow task', async () => {
  await using stage = await startTestLoadBalancer();
  const slow = Promise.withResolvers<ServerResponse>();
  await stage.addTask({ id: 'orders-1', answer: (_req, res) => slow.resolve(res) });
  const gateway = await listen((req, res) => {
    const record = {
      requestId: '1',
      at: 0,
      method: 'GET',
      path: '/',
      entrance: 'gateway',
    } as const;
    const request = { req, res, method: 'GET', url: '/', headers: {}, timeout: 1, record };
    stage.balancer.forwardToListener('listener', request);
    void slow.promise.then((late) => {
      res.writeHead(503).end('too late');
      late.end('never heard');
    });
  });
  const answer = await fetch(gateway.url);
  expect([answer.status, await answer.text()]).toEqual([503, 'too late']);
  await gateway.close();
});

it('cuts an answer that breaks off, so that nobody takes it for a whole one', async () => {
  await using stage = await startTestLoadBalancer();
  await stage.addTask({
    id: 'orders-1',
    answer: (_req, res) => {
      res.writeHead(200, { 'content-length': 10 });
      res.write('half', () => res.destroy());
    },
  });
  const answer = await stage.fetch('/');
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow('terminated');
});

/** Waits until a count has begun and stands still for a while. */
async function settled(count: () => number): Promise<void> {
  let last = -1;
  let still = 0;
  await eventually(() => {
    still = count() === last ? still + 1 : 0;
    last = count();
    return last > 1 && still > 20;
  });
}
