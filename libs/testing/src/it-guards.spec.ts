import { operation, type Route, type Who } from '@quartet/http';
import { createServiceApp } from '@quartet/service';
import express from 'express';
import { forbiddenCallers } from './forbidden-callers.ts';
import { expectRefusal, type Guarded, itGuards } from './it-guards.ts';
import { testDeps, type TestDeps } from './test-deps.ts';

const route = (who: Who): Route<TestDeps> => [
  'GET',
  `/api/notes/${who}/:id`,
  () => (_req, res) => void res.json({}),
  operation({ summary: 'Read', who, answers: {} }),
];

async function serve(routes: readonly Route<TestDeps>[]): Promise<Guarded> {
  const deps = await testDeps('notes');
  return { app: createServiceApp('notes', routes, deps), tokens: deps.tokens, name: 'notes' };
}

describe('an operation', () => {
  it.each<[meant: Who, built: Who, failures: number]>([
    ['user', 'user', 0],
    ['admin', 'admin', 0],
    ['service', 'service', 0],
    ['user', 'key', 5],
    ['admin', 'key', 6],
    ['service', 'key', 8],
    ['admin', 'user', 1],
    ['service', 'user', 2],
    ['user', 'service', 1],
  ])('for a %s that was built for a %s fails %i of its tests', async (meant, built, failures) => {
    const [method, , handler, promise] = route(built);
    const path = route(meant)[1];
    const guarded = await serve([[method, path, handler, promise]]);
    const refusals = forbiddenCallers[meant].map((caller) =>
      expectRefusal(route(meant), caller, guarded),
    );
    const outcomes = await Promise.allSettled(refusals);
    expect(outcomes.length).toBeGreaterThanOrEqual(5);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(failures);
  });
});

describe('a table of operations', () => {
  const routes = (['anyone', 'key', 'user', 'admin', 'service'] as const).map(route);
  let guarded: Guarded;
  let requests = 0;

  beforeAll(async () => {
    const { app, ...others } = await serve(routes);
    const counted = express().use((_req, _res, next) => {
      requests += 1;
      next();
    }, app);
    guarded = { app: counted, ...others };
  });
  afterAll(() => expect(requests).toBe(Object.values(forbiddenCallers).flat().length));

  itGuards(routes, () => guarded);
});
