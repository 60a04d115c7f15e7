import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen, type Listening } from '@quartet/testing';
import { openControl, sendToControl } from './control.ts';
import { logIn, openEdge, sendToEdge } from './edge.ts';

let server: Listening;
let received: {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
let response: { readonly status: number; readonly body: unknown };

beforeAll(async () => {
  server = await listen((req, res) => {
    void text(req).then((body) => {
      received = { line: `${req.method} ${req.url}`, headers: req.headers, body };
      res.writeHead(response.status).end(JSON.stringify(response.body));
    });
  });
});
afterAll(() => server.close());
beforeEach(() => {
  response = { status: 200, body: {} };
});

describe('the edge', () => {
  const edge = () => ({ url: server.url, apiKey: 'k' });

  it('gets the API key, the token, the idempotency key and the body', async () => {
    const request = {
      method: 'POST',
      path: '/api/orders',
      token: 't',
      key: 'i',
      body: [1],
    } as const;
    expect((await sendToEdge(edge(), request)).status).toBe(200);
    expect(received).toMatchObject({ line: 'POST /api/orders', body: '[1]' });
    expect(received.headers).toMatchObject({
      ...{ 'x-api-key': 'k', authorization: 'Bearer t', 'idempotency-key': 'i' },
    });
  });

  it('returns an access token to an account', async () => {
    response = { status: 200, body: { accessToken: 'a' } };
    const account = { email: 'a@b.c', password: 'secret' };
    expect(await logIn(edge(), account)).toBe('a');
    expect(JSON.parse(received.body)).toEqual(account);
  });

  it('throws the reason when it refuses an account', async () => {
    const code = 'bad_credentials';
    response = { status: 401, body: { type: 'x', code, title: 'No', detail: 'No.' } };
    const account = { email: 'a@b.c', password: 'secret' };
    await expect(logIn(edge(), account)).rejects.toMatchObject({ code, message: 'No: No.' });
  });

  it('gets a typed call once, with key and token, until the caller gives up', async () => {
    response = { status: 503, body: { message: 'Service Unavailable' } };
    const signal = AbortSignal.timeout(60_000);
    const api = openEdge(edge(), { token: 't', signal });
    const { response: answer } = await api.GET('/api/orders', { params: { query: { limit: 1 } } });
    expect(answer.status).toBe(503);
    expect(received).toMatchObject({
      line: 'GET /api/orders?limit=1',
      headers: { 'x-api-key': 'k', authorization: 'Bearer t' },
    });
    const aborted = openEdge(edge(), { signal: AbortSignal.abort() });
    await expect(aborted.GET('/api/orders')).rejects.toThrow('aborted');
  });
});

describe('the control API', () => {
  const access = () => ({ url: server.url, token: 't' });

  it('lists the tasks', async () => {
    response = { status: 200, body: [{ name: 'orders-1' }] };
    expect(await openControl(access()).tasks()).toEqual([{ name: 'orders-1' }]);
    expect(received.headers.authorization).toBe('Bearer t');
  });

  it.each([
    [undefined, '{}'],
    [{ image: 'repository@sha256:1' }, '{"image":"repository@sha256:1"}'],
    [{ dist: '/tmp/dist' }, '{"dist":"/tmp/dist"}'],
  ])('rolls a service to %j', async (source, body) => {
    await openControl(access()).roll('orders', source);
    expect(received).toMatchObject({ line: 'POST /services/orders/roll', body });
  });

  it('runs a one-off task', async () => {
    await openControl(access()).runTask('orders', 'migrate', { dist: '/tmp/dist' });
    expect(received).toMatchObject({
      line: 'POST /services/orders/tasks',
      body: '{"task":"migrate","dist":"/tmp/dist"}',
    });
  });

  it('throws the reason of a problem', async () => {
    response = { status: 409, body: { detail: 'orders was rolled back.' } };
    await expect(openControl(access()).roll('orders')).rejects.toThrow('orders was rolled back.');
  });

  it('sends any request, and returns its status', async () => {
    response = { status: 404, body: { detail: 'no' } };
    const sent = await sendToControl(access(), 'POST /services/x/scale', { desired: 2 });
    expect(sent).toEqual({ status: 404, body: { detail: 'no' } });
  });
});
