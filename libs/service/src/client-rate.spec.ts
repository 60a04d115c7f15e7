import { operation, type Route } from '@quartet/http';
import { documented, type Listening, listen, testDeps, type TestDeps } from '@quartet/testing';
import { z } from 'zod';
import { createServiceApp } from './index.ts';

/** Timers that the rate limiter does not use. */
const real = [
  ...(['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'] as const),
  ...(['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
];
const answers = { 200: z.object({}) };
const routes: readonly Route<TestDeps>[] = [
  [
    'GET',
    '/api/notes',
    () => (_req, res) => void res.json({}),
    operation({ summary: 'Read', who: 'key', answers }),
  ],
];
let server: Listening;

const start = async (changes: Record<string, string> = {}) => {
  const deps = await testDeps('notes', { QUARTET_RATE_LIMITS: 'on', ...changes });
  const app = createServiceApp('notes', routes, deps);
  server = await listen(documented({ name: 'notes', routes, app }));
};
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: real });
});
afterEach(async () => {
  jest.useRealTimers();
  await server?.close();
});

const send = (client?: string, rate?: string) =>
  fetch(`${server.url}/api/notes`, {
    headers: {
      ...(client !== undefined && { 'x-quartet-client-id': client }),
      ...(rate !== undefined && { 'x-quartet-client-rate': rate }),
    },
  });
const served = async (count: number, ...client: Parameters<typeof send>) => {
  const sent = await Promise.all(Array.from({ length: count }, () => send(...client)));
  return sent.filter(({ status }) => status === 200).length;
};

it('serves an API key its own rate each second, and refuses the rest until the next one', async () => {
  await start();
  expect(await served(5, 'shop', '5')).toBe(5);
  const { status, headers } = await send('shop', '5');
  expect([status, headers.get('retry-after')]).toEqual([429, '1']);
  jest.setSystemTime(Date.now() + 1_000);
  expect(await served(6, 'shop', '5')).toBe(5);
});

it('serves all of a client beside one that sends ten times its rate', async () => {
  await start();
  const [abusive, others] = await Promise.all([
    served(200, 'abuser', '20'),
    served(20, 'shop', '20'),
  ]);
  expect([abusive, others]).toEqual([20, 20]);
});

// https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-08.html
it('reports the quota of the key, and what is left of it', async () => {
  await start();
  const { headers } = await send('shop', '5');
  expect(headers.get('ratelimit')).toBe('"client"; r=4; t=1');
  expect(headers.get('ratelimit-policy')).toMatch(/^"client"; q=5; w=1; pk=:[\w+/]+=*:$/);
});

it('serves its share where the service has several tasks', async () => {
  await start({ SERVICE_TASKS: '2' });
  expect(await served(10, 'shop', '5')).toBe(3);
});

it.each([undefined, '', '0', 'many'])('takes the default for the rate %j', async (rate) => {
  await start({ CLIENT_RATE: '4' });
  expect(await served(10, 'shop', rate)).toBe(4);
});

it('counts no request that has no client', async () => {
  await start({ CLIENT_RATE: '1' });
  expect(await served(10)).toBe(10);
  expect((await send()).headers.get('ratelimit')).toBeNull();
});

it('is lifted by the switch of all limits', async () => {
  await start({ QUARTET_RATE_LIMITS: 'off' });
  expect(await served(10, 'shop', '1')).toBe(10);
});
