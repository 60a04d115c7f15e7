import { once } from 'node:events';
import { connect } from 'node:net';
import { eventually } from '@quartet/testing';
import {
  httpAuthorizer,
  httpModel,
  httpRoute,
  integration,
  restModel,
} from '../../conformance/testing/gateway-models.ts';
import {
  type GatewayGiven,
  type RunningGateway,
  runGateway,
} from '../../conformance/testing/running-gateway.ts';
import { send } from '../../conformance/testing/send.ts';

const parameters = {
  'overwrite:header.x-request-id': '$context.requestId',
  'overwrite:header.x-client-ip': '$context.identity.sourceIp',
  'overwrite:header.x-user-id': '$context.authorizer.userId',
  'remove:header.x-api-key': "''",
};
const guarded = httpRoute('ANY /{proxy+}', {
  authorizer: httpAuthorizer(),
  integration: integration(parameters),
});
const authorizer = () => ({ isAuthorized: true, context: { userId: 'u1' } });
const forged = { 'x-request-id': 'forged', 'x-client-ip': 'forged', 'x-user-id': 'forged' };
const running: RunningGateway[] = [];

afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

async function run(given: Partial<GatewayGiven> = {}): Promise<RunningGateway> {
  const made = await runGateway({ gateway: httpModel([guarded]), authorizer, ...given });
  running.push(made);
  return made;
}

it('gives each request an id, the same to integration and client', async () => {
  const { url, received } = await run();
  const { headers } = await send(url, { path: '/a' });
  expect(headers['x-request-id']).toMatch(/^[\w-]{15}=$/);
  expect(headers['apigw-requestid']).toBe(headers['x-request-id']);
  expect(received[0]?.headers['x-request-id']).toBe(headers['x-request-id']);
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-access-logging.html
it('gives a request to a REST API a UUID, and an id that no client can choose', async () => {
  const { url, received } = await run({ gateway: restModel(['GET /a']) });
  const { headers } = await send(url, { path: '/a' });
  expect(headers['x-amzn-requestid']).toMatch(/^[\da-f-]{36}$/);
  expect(headers['x-amz-apigw-id']).toMatch(/^[\w-]{15}=$/);
  expect(headers).not.toHaveProperty('apigw-requestid');
  expect(received).toHaveLength(1);
});

it('says the id also with its own answers', async () => {
  const { url } = await run({ gateway: httpModel([]) });
  const { headers, status } = await send(url, { path: '/a' });
  expect([status, headers['x-request-id']]).toEqual([404, expect.stringMatching(/^[\w-]{15}=$/)]);
});

it('leaves an id that the answer of an integration says, and says it once', async () => {
  const { url } = await run();
  const { headers } = await send(url, { path: '/named' });
  expect(headers['x-request-id']).toBe('of the backend');
});

it('lets nobody outside say who asks', async () => {
  const { url, received } = await run();
  await send(url, { path: '/a', headers: { ...forged, 'x-api-key': 'secret' } });
  expect(JSON.stringify(received)).not.toMatch(/forged|secret/);
  expect(received[0]?.headers).toMatchObject({ 'x-client-ip': '127.0.0.1', 'x-user-id': 'u1' });
});

it('sends no value of the client where it has none itself', async () => {
  const { url, received } = await run({ authorizer: () => ({ isAuthorized: true }) });
  await send(url, { path: '/a', headers: forged });
  expect(received[0]?.headers).not.toHaveProperty('x-user-id');
});

it('lets Connection take away nothing that the gateway says', async () => {
  const { url, received } = await run();
  const connection = 'close, x-user-id, x-own, content-length';
  const headers = { connection, 'x-own': 'mine', 'content-length': '2' };
  await send(url, { method: 'POST', path: '/a', headers, body: 'ab' });
  expect(received[0]).toMatchObject({ body: 'ab', headers: { 'x-user-id': 'u1' } });
  expect(received[0]?.headers).not.toHaveProperty('x-own');
});

it('says which way a request came, whatever the client says of it', async () => {
  const { url, received } = await run();
  const forged = { forwarded: 'for=1.1.1.1', via: 'me', 'x-forwarded-for': '1.1.1.1' };
  await send(url, { path: '/a', headers: { ...forged, host: 'api.test' } });
  expect(received[0]?.headers).toMatchObject({
    forwarded: 'for=127.0.0.1;host=api.test;proto=http',
    via: 'HTTP/1.1 AmazonAPIGateway',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': new URL(url).port,
  });
});

it('begins a trace, or goes on with the one that it is given', async () => {
  const { url, received } = await run();
  await send(url, { path: '/a' });
  const given = 'Root=1-67a1b2c3-4d5e6f708192a3b4c5d6e7f8';
  await send(url, { path: '/a', headers: { 'x-amzn-trace-id': given } });
  expect(received.map(({ headers }) => headers['x-amzn-trace-id'])).toEqual([
    expect.stringMatching(/^Root=1-[\da-f]{8}-[\da-f]{24}$/),
    given,
  ]);
});

it.each([
  ['$default', { gateway: { ...httpModel([guarded]), prefix: '/live' } }],
  ['live', { gateway: { ...restModel(['ANY /{proxy+}']), prefix: '/live' } }],
])('takes paths with and without the prefix of the stage %s', async (_stage, given) => {
  const { url, records } = await run(given);
  await send(url, { path: '/live/a' });
  await send(url, { path: '/a' });
  await eventually(() => records.length === 2);
  expect(new Set(records.map(({ route, status }) => `${route} ${status}`)).size).toBe(1);
  expect(records[0]?.status).toBe(200);
});

it('lifts its rates where it is told to', async () => {
  const slow = { rateLimit: 0.001, burstLimit: 1 };
  const gateway = httpModel([httpRoute('GET /a', { throttle: slow })], { throttle: slow });
  const { url } = await run({ gateway, rateLimits: false });
  const answers = await Promise.all(Array.from({ length: 5 }, () => send(url, { path: '/a' })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
});

it('tells of each request once, when it is over', async () => {
  const { url, records } = await run({ authorizer: () => ({ isAuthorized: false }) });
  await send(url, { method: 'PUT', path: '/a?b=1', headers: { 'user-agent': 'a client' } });
  await eventually(() => records.length > 0);
  expect(records).toEqual([
    {
      requestId: expect.stringMatching(/^[\w-]{15}=$/) as string,
      at: expect.any(Number) as number,
      method: 'PUT',
      path: '/a',
      entrance: 'gateway',
      userAgent: 'a client',
      route: 'ANY /{proxy+}',
      reason: 'forbidden',
      status: 403,
      ms: expect.any(Number) as number,
    },
  ]);
});

it('asks no integration for a client that went away while it was authorised', async () => {
  const decided = Promise.withResolvers<{ isAuthorized: boolean }>();
  const { url, events, records, received } = await run({ authorizer: () => decided.promise });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('GET /a HTTP/1.1\r\nhost: a\r\n\r\n');
  await eventually(() => events.length === 1);
  socket.destroy();
  await once(socket, 'close');
  await eventually(() => records.length === 1);
  decided.resolve({ isAuthorized: true });
  await send(url, { path: '/b' });
  expect(received.map(({ url: path }) => path)).toEqual(['/b']);
  expect(records[0]).toMatchObject({ reason: 'the response was cut off' });
});

it('stops at a mapping that it does not understand', async () => {
  const body = httpRoute('GET /', {
    integration: integration({ 'append:header.a': '$request.body' }),
  });
  await expect(run({ gateway: httpModel([body]) })).rejects.toThrow(
    '"request.body" is not supported',
  );
});
