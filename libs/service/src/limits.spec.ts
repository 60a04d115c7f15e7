import { operation, type Route } from '@quartet/http';
import { eventually, type Listening, listen, testDeps, type TestDeps } from '@quartet/testing';
import { z } from 'zod';
import { createServiceApp } from './index.ts';

/** Timers that the rate limiter does not use. */
const real = [
  ...(['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'] as const),
  ...(['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
];
const answers = { 200: z.object({}) };
let release: PromiseWithResolvers<void>;
let waiting: number;

const answer: Route<TestDeps>[2] = () => (_req, res) => {
  res.json({});
};
const hold: Route<TestDeps>[2] = () => async (_req, res) => {
  waiting += 1;
  await release.promise;
  res.json({});
};
const routes: readonly Route<TestDeps>[] = [
  ['GET', '/api/notes', answer, operation({ summary: 'Read', who: 'user', answers })],
  ['POST', '/api/notes', answer, operation({ summary: 'Write', who: 'user', answers })],
  ['PUT', '/api/notes', hold, operation({ summary: 'Write slowly', who: 'user', answers })],
  ['PUT', '/internal/notes', answer, operation({ summary: 'Inside', who: 'service', answers })],
];

describe('the limits of a service', () => {
  let deps: TestDeps;
  let server: Listening;

  const start = async (changes: Record<string, string>) => {
    deps = await testDeps('notes', changes);
    server = await listen(createServiceApp('notes', routes, deps));
  };
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: real });
    release = Promise.withResolvers();
    waiting = 0;
  });
  afterEach(async () => {
    jest.useRealTimers();
    await server?.close();
  });

  const send = async (token: string, method: string, path = '/api/notes') => {
    const headers = { authorization: `Bearer ${token}` };
    const { status, headers: got } = await fetch(`${server.url}${path}`, { method, headers });
    return [status, got.get('retry-after')] as const;
  };
  const many = (count: number, token: string, method: string) =>
    Promise.all(Array.from({ length: count }, () => send(token, method)));
  const refusals = (sent: readonly (readonly [number, string | null])[]) =>
    sent.filter(([status]) => status !== 200);

  it('refuse the eleventh write of a user in a second, and serve the next second again', async () => {
    await start({ QUARTET_RATE_LIMITS: 'on', WRITES_IN_FLIGHT: '100' });
    const token = await deps.tokens.user();
    expect(refusals(await many(11, token, 'POST'))).toEqual([[429, '1']]);
    jest.advanceTimersByTime(1_000);
    expect(await send(token, 'POST')).toEqual([200, null]);
  });

  it('refuse a fifth write while four are under way', async () => {
    await start({ QUARTET_RATE_LIMITS: 'on' });
    const token = await deps.tokens.user();
    const four = many(4, token, 'PUT');
    await eventually(() => expect(waiting).toBe(4));
    expect(await send(token, 'POST')).toEqual([429, '1']);
    release.resolve();
    expect(refusals(await four)).toEqual([]);
    await eventually(async () => expect(await send(token, 'POST')).toEqual([200, null]));
  });

  it('count a write that its client has given up as ended', async () => {
    await start({ QUARTET_RATE_LIMITS: 'on', WRITES_IN_FLIGHT: '1' });
    const token = await deps.tokens.user();
    const headers = { authorization: `Bearer ${token}` };
    const leaving = new AbortController();
    const left = fetch(`${server.url}/api/notes`, {
      method: 'PUT',
      headers,
      signal: leaving.signal,
    });
    await eventually(() => expect(waiting).toBe(1));
    leaving.abort();
    await expect(left).rejects.toThrow();
    await eventually(async () => expect(await send(token, 'POST')).toEqual([200, null]));
    release.resolve();
  });

  it('leave other users, other services and reads alone', async () => {
    await start({ QUARTET_RATE_LIMITS: 'on', WRITES_PER_SECOND: '1' });
    const [token, other] = [await deps.tokens.user(), await deps.tokens.user()];
    await send(token, 'POST');
    expect(await send(token, 'POST')).toEqual([429, '1']);
    expect(await send(other, 'POST')).toEqual([200, null]);
    expect(refusals(await many(30, token, 'GET'))).toEqual([]);
    const service = deps.tokens.service('orders', 'notes');
    const inside = Array.from({ length: 30 }, () => send(service, 'PUT', '/internal/notes'));
    expect(refusals(await Promise.all(inside))).toEqual([]);
  });

  it('are lifted by one switch', async () => {
    await start({ QUARTET_RATE_LIMITS: 'off', WRITES_PER_SECOND: '1', WRITES_IN_FLIGHT: '1' });
    expect(refusals(await many(20, await deps.tokens.user(), 'POST'))).toEqual([]);
  });
});
