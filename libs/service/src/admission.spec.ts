import { operation, type Route } from '@quartet/http';
import { eventually, type Listening, listen, testDeps, type TestDeps } from '@quartet/testing';
import { z } from 'zod';
import { admitAll, createAdmission } from './admission.ts';
import { createServiceApp } from './index.ts';

const answers = { 200: z.object({}) };
const query = z.strictObject({});
let release: PromiseWithResolvers<void>;
let waiting: number;

const hold: Route<TestDeps>[2] = () => async (_req, res) => {
  waiting += 1;
  await release.promise;
  res.json({});
};
const routes: readonly Route<TestDeps>[] = [
  ['GET', '/api/notes', hold, operation({ summary: 'List', who: 'user', query, answers })],
  ['GET', '/api/notes/:id', hold, operation({ summary: 'Read', who: 'user', answers })],
  ['POST', '/api/notes', hold, operation({ summary: 'Write', who: 'user', answers })],
  ['PUT', '/internal/notes', hold, operation({ summary: 'Step', who: 'service', answers })],
];
const one = { min: 1, max: 1, tolerance: 2 };
const few = { saga: one, write: one, read: one, list: one };

describe('a task with as many requests in flight as it takes', () => {
  let deps: TestDeps;
  let server: Listening;

  beforeEach(async () => {
    release = Promise.withResolvers();
    waiting = 0;
    deps = await testDeps('notes');
    const limits = { ...deps.limits, admission: createAdmission(few) };
    server = await listen(createServiceApp('notes', routes, { ...deps, limits }));
  });
  afterEach(() => server?.close());

  const send = async (method: string, path: string, token?: string) => {
    const bearer = token ?? (await deps.tokens.user());
    const headers = { authorization: `Bearer ${bearer}` };
    const { status, headers: got } = await fetch(`${server.url}${path}`, { method, headers });
    return { status, headers: Object.fromEntries(got) };
  };

  it('rejects one more before its token is read, and takes it when another has ended', async () => {
    const first = send('GET', '/api/notes');
    await eventually(() => expect(waiting).toBe(1));
    expect(await send('GET', '/api/notes?limit=1', 'no token')).toMatchObject({
      status: 503,
      headers: {
        'retry-after': expect.stringMatching(/^[123]$/),
        'x-request-id': expect.stringMatching(/^[\w-]{36}$/),
        'x-content-type-options': 'nosniff',
      },
    });
    release.resolve();
    expect(await first).toMatchObject({ status: 200 });
    await eventually(async () =>
      expect(await send('GET', '/api/notes')).toMatchObject({ status: 200 }),
    );
  });

  it('still takes what is more urgent', async () => {
    const service = await deps.tokens.service('orders', 'notes');
    const sent = [
      send('GET', '/api/notes'),
      send('GET', '/api/notes/1'),
      send('POST', '/api/notes'),
      send('PUT', '/internal/notes', service),
    ];
    await eventually(() => expect(waiting).toBe(4));
    expect(await send('PUT', '/internal/notes', service)).toMatchObject({ status: 503 });
    release.resolve();
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('answers health checks', async () => {
    const first = send('GET', '/api/notes');
    await eventually(() => expect(waiting).toBe(1));
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    release.resolve();
    await first;
  });
});

it('is switched on by default, and off by a setting', async () => {
  const { limits } = await testDeps('notes', { CONCURRENCY_LIMITS: 'on' });
  const off = await testDeps('notes', { CONCURRENCY_LIMITS: 'off' });
  expect(limits.admission).not.toBe(admitAll);
  expect(off.limits.admission).toBe(admitAll);
});
