import { once } from 'node:events';
import { request } from 'node:http';
import { openListeners, operation, type Route } from '@quartet/http';
import { testConfig, testDeps, type TestDeps } from '@quartet/testing';
import { createServiceServer } from './create-service-server.ts';
import { createServiceApp } from './index.ts';

const routes: readonly Route<TestDeps>[] = [
  [
    'GET',
    '/api/notes',
    () => (_req, res) => void res.json({}),
    operation({ summary: 'Read', who: 'user', answers: {} }),
  ],
];

async function statusOf(port: number, authorization: readonly string[]): Promise<number> {
  const sent = request({ port, path: '/api/notes' });
  sent.setHeader('authorization', [...authorization]);
  const answered = once(sent.end(), 'response') as Promise<
    [{ statusCode: number; resume(): void }]
  >;
  const [answer] = await answered;
  answer.resume();
  return answer.statusCode;
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
it('refuses two tokens, as behind a gateway that combines headers that come twice', async () => {
  const deps = await testDeps('notes');
  const { config } = testConfig();
  const server = createServiceServer(createServiceApp('notes', routes, deps), config);
  const { port, close } = await openListeners(server, { port: 0, host: '127.0.0.1' });
  const [first, second] = [await deps.tokens.user(), await deps.tokens.user()];
  expect(await statusOf(port, [`Bearer ${first}`])).toBe(200);
  expect(await statusOf(port, [`Bearer ${first}`, `Bearer ${second}`])).toBe(401);
  expect(await statusOf(port, [`Bearer ${first}`, `Bearer ${first}`])).toBe(401);
  await close();
});

it('looks for slow clients each second, and not each half a minute as Node does by default', async () => {
  const deps = await testDeps('notes');
  const server = createServiceServer(createServiceApp('notes', routes, deps), testConfig().config);
  expect(server).toMatchObject({ connectionsCheckingInterval: 1_000 });
});
