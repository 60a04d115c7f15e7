import { connect } from 'node:net';
import { eventually, testTokens, type TestTokens } from '@quartet/testing';
import { type Fixture, startFixture } from './fixture/start.ts';

const canary = 'kanarienvogel';
const user = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';

let service: Fixture;
let tokens: TestTokens;

beforeAll(async () => {
  tokens = await testTokens();
  service = await startFixture({ KEYS: JSON.stringify(tokens.usersJwks) });
  await service.line('ready');
});
afterAll(async () => {
  service?.send('SIGTERM');
  await service?.exited;
});

const requests = () => service.lines().filter(({ msg }) => msg === 'request');
const lineOf = (requestId: string) =>
  eventually(() => {
    const line = requests().find((one) => one['requestId'] === requestId);
    if (line === undefined) throw new Error(`no line for ${requestId}`);
    return line;
  });
const signIn = async (id: string, password: string, headers: Record<string, string> = {}) =>
  fetch(`${service.url}/api/fixture/sign-in/${id}?access_token=${canary}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': `request-${id}`, ...headers },
    body: JSON.stringify({ password }),
  });

describe('the log line of a request', () => {
  it('has id, trace, method, route, status, duration and user', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const authorization = `Bearer ${await tokens.user(user)}`;
    await signIn('whole', 'a password', { authorization, traceparent });
    expect(await lineOf('request-whole')).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      service: 'fixture',
      requestId: 'request-whole',
      traceparent,
      method: 'POST',
      route: '/api/fixture/sign-in/:id',
      status: 200,
      ms: expect.any(Number),
      user,
      msg: 'request',
    });
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
  it.each(['f3B6ZhMRoAMEVuQ=', 'fe2-GjJ0_AMFqFw=', crypto.randomUUID()])(
    'has the id that API Gateway gave, and so have the response and its problem: %s',
    async (id) => {
      const answer = await fetch(`${service.url}/api/fixture/nothing`, {
        headers: { 'x-request-id': id },
      });
      expect(answer.headers.get('x-request-id')).toBe(id);
      expect(await answer.json()).toMatchObject({ requestId: id });
      expect(await lineOf(id)).toMatchObject({ status: 404 });
    },
  );

  it.each(['short', 'a b c d e f g', '=========', `${'x'.repeat(64)}===`])(
    'has an id of its own in place of one that is not well formed: %s',
    async (id) => {
      const answer = await fetch(`${service.url}/api/fixture/nothing`, {
        headers: { 'x-request-id': id },
      });
      expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    },
  );

  it('has no user when the token is not valid', async () => {
    await signIn('forged', 'a password', { authorization: 'Bearer a.b.c' });
    const line = await lineOf('request-forged');
    expect(line).toMatchObject({ status: 401 });
    expect(line).not.toHaveProperty('user');
  });

  it('says 499 when the client has gone', async () => {
    const socket = connect(service.port, '127.0.0.1');
    socket.write('GET /api/fixture/hold HTTP/1.1\r\nhost: x\r\nx-request-id: request-gone\r\n\r\n');
    await service.line('holding');
    socket.destroy();
    expect(await lineOf('request-gone')).toMatchObject({ status: 499, route: '/api/fixture/hold' });
  });

  it('says 499 when the client goes while it sends the body', async () => {
    const socket = connect(service.port, '127.0.0.1');
    const headers = 'host: x\r\nx-request-id: request-body\r\ncontent-type: application/json';
    socket.end(`POST /api/fixture/hold HTTP/1.1\r\n${headers}\r\ncontent-length: 99\r\n\r\n{`);
    expect(await lineOf('request-body')).toMatchObject({ status: 499, method: 'POST' });
    socket.destroy();
    expect(service.output()).not.toContain('"level":"error"');
  });
});

describe('what is written', () => {
  it('has no token, password or key in it, whatever goes wrong', async () => {
    const token = await tokens.user(user);
    const authorization = `Bearer ${token}`;
    await signIn('secret-1', canary, { authorization, cookie: canary, 'x-api-key': canary });
    await signIn('secret-2', `break ${canary}`, { authorization, 'x-api-key': canary });
    await signIn('secret-3', canary, { authorization: `Bearer ${canary}` });
    await fetch(`${service.url}/api/fixture/sign-in/x?token=${canary}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'x-request-id': 'secret-4-x' },
      body: `{"password":"${canary}"`,
    });
    await fetch(`${service.url}/nothing/${canary}`, { headers: { 'x-request-id': 'secret-5-x' } });
    for (const id of ['request-secret-1', 'request-secret-2', 'request-secret-3', 'secret-4-x'])
      await lineOf(id);
    await lineOf('secret-5-x');
    expect(service.output()).toContain('"message":"broken"');
    expect(service.output()).not.toContain(canary);
    expect(service.output()).not.toContain(token.slice(0, 60));
  });
});
