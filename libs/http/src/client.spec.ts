import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { withContext } from '@quartet/logging';
import { eventually, listen, type Listening } from '@quartet/testing';
import { type Client, createClient } from './index.ts';

const unavailable = expect.objectContaining({
  code: 'unavailable',
  message: 'The products service does not answer at the moment.',
  retryAfter: 1,
  cause: expect.anything(),
});
/** Milliseconds: longer than a spec may take. */
const never = 600_000;
const call = { userId: 'ann', deadline: never };

describe('a client', () => {
  let server: Listening | undefined;
  let client: Client;
  let asked: number;

  const serve = async (listener: RequestListener) => {
    asked = 0;
    server = await listen((req, res) => {
      asked += 1;
      listener(req, res);
    });
    connectTo(server.url);
  };
  const connectTo = (url: string) => {
    const token = async (userId: string) => `token-of-${userId}`;
    client = createClient({ url, peer: 'products', token, connectTimeout: never });
  };
  afterEach(async () => {
    await client?.close();
    await server?.close();
    server = undefined;
  });

  it.each([200, 201, 202, 400, 401, 404, 409, 429, 500, 503])(
    'answers a %i with its body',
    async (status) => {
      await serve((_req, res) => res.writeHead(status).end('{"code":"some"}'));
      expect(await client.request('GET', '/x', call)).toEqual({ status, body: { code: 'some' } });
      expect(asked).toBe(1);
    },
  );

  it('names the status and the type of a response that is not JSON', async () => {
    await serve((_req, res) => res.writeHead(503, { 'content-type': 'text/html' }).end('<html>'));
    const message = 'the response of status 503 is text/html, and not JSON';
    await expect(client.request('GET', '/x', call)).rejects.toMatchObject({ cause: { message } });
  });

  it('answers a 204, which has no body', async () => {
    await serve((_req, res) => res.writeHead(204).end());
    expect(await client.request('DELETE', '/x', call)).toEqual({ status: 204, body: undefined });
  });

  it('says for how long it waits', async () => {
    await serve((req, res) => res.end(JSON.stringify(req.headers['x-quartet-timeout-ms'])));
    expect(await client.request('GET', '/x', call)).toMatchObject({ body: String(never) });
  });

  // https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
  it('names its user agent, without which a web ACL blocks it', async () => {
    await serve((req, res) => res.end(JSON.stringify(req.headers['user-agent'])));
    expect((await client.request('GET', '/x', call)).body).toBe('quartet');
  });

  it('sends method, path, body and the token of the user', async () => {
    const { promise, resolve } = Promise.withResolvers<[IncomingMessage, string]>();
    await serve(async (req, res) => {
      resolve([req, await text(req)]);
      res.end('{}');
    });
    await client.request('PUT', '/internal/x?y=1', { ...call, body: { n: 1 } });
    const [{ method, url, headers }, body] = await promise;
    expect([method, url, body]).toEqual(['PUT', '/internal/x?y=1', '{"n":1}']);
    expect(headers).toMatchObject({
      authorization: 'Bearer token-of-ann',
      'content-type': 'application/json',
      accept: 'application/json',
    });
  });

  it.each(['/pr-7', '/pr-7/'])(
    'adds the path of a request to that of its URL, %s',
    async (base) => {
      await serve((req, res) => res.end(JSON.stringify(req.url)));
      await client.close();
      connectTo(`${server?.url}${base}`);
      expect((await client.request('GET', '/internal/x?y=1', call)).body).toBe(
        '/pr-7/internal/x?y=1',
      );
    },
  );

  it('hands on the request id and the trace of the request it serves', async () => {
    await serve((req, res) => res.end(JSON.stringify(req.headers)));
    const context = { requestId: 'request-1', traceparent: `00-${'a'.repeat(32)}-b-01` };
    const { body } = await withContext(context, () => client.request('GET', '/x', call));
    expect(body).toMatchObject({ 'x-request-id': 'request-1', traceparent: context.traceparent });
    const outside = await client.request('GET', '/x', call);
    expect(outside.body).not.toHaveProperty('x-request-id');
  });

  it.each<[string, RequestListener]>([
    ['nothing', () => undefined],
    ['only headers', (_req, res) => void res.writeHead(200).flushHeaders()],
    ['half of a body', (_req, res) => void res.writeHead(200).write('{"a":')],
  ])('is unavailable when %s came within the deadline', async (_, listener) => {
    await serve(listener);
    await expect(client.request('PUT', '/x', { ...call, deadline: 80 })).rejects.toEqual(
      unavailable,
    );
    expect(asked).toBeLessThan(2);
  });

  it.each<[string, RequestListener]>([
    ['is cut off before the headers', (_req, res) => res.destroy()],
    [
      'is cut off in its body',
      (_req, res) => {
        res.writeHead(200, { 'content-length': 100 }).write('{"a":');
        setImmediate(() => res.destroy());
      },
    ],
    ['is no JSON', (_req, res) => res.writeHead(502).end('<html>Bad gateway</html>')],
    ['is empty', (_req, res) => res.end()],
    ['ends early', (_req, res) => res.end('{"a":')],
    ['is endless', (_req, res) => endless(res)],
  ])('is unavailable when the answer %s, and asks no second time', async (_, listener) => {
    await serve(listener);
    await expect(client.request('PUT', '/x', { ...call, body: {} })).rejects.toEqual(unavailable);
    expect(asked).toBe(1);
  });

  it('tries once more when nobody listens, and is unavailable then', async () => {
    let refused = 0;
    const count = () => (refused += 1);
    subscribe('undici:client:connectError', count);
    connectTo('http://127.0.0.1:1');
    await expect(client.request('PUT', '/x', call)).rejects.toEqual(unavailable);
    unsubscribe('undici:client:connectError', count);
    expect(refused).toBe(2);
  });

  it('does not try again when the connection was made and lost', async () => {
    let connections = 0;
    const closed = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as { port: number };
    connectTo(`http://127.0.0.1:${port}`);
    await expect(client.request('GET', '/x', call)).rejects.toEqual(unavailable);
    expect(connections).toBe(1);
    closed.close();
  });

  it('gives up when it is told to, and lets the other side know', async () => {
    let gone = false;
    await serve((_req, res) => void res.on('close', () => (gone = true)));
    const leaving = new AbortController();
    const answer = client.request('GET', '/x', { ...call, signal: leaving.signal });
    await eventually(() => expect(asked).toBe(1));
    leaving.abort();
    await expect(answer).rejects.toEqual(unavailable);
    await eventually(() => expect(gone).toBe(true));
  });

  it('serves again after every kind of failure', async () => {
    await serve((req, res) => {
      if (req.url === '/well') return void res.end('{}');
      if (req.url === '/cut') return void res.destroy();
      if (req.url === '/html') res.end('<html>');
    });
    const hanging = { ...call, deadline: 60 };
    await expect(client.request('GET', '/cut', call)).rejects.toEqual(unavailable);
    await expect(client.request('GET', '/html', call)).rejects.toEqual(unavailable);
    await expect(client.request('GET', '/hang', hanging)).rejects.toEqual(unavailable);
    expect(await client.request('GET', '/well', call)).toEqual({ status: 200, body: {} });
  });
});

function endless(res: NodeJS.WritableStream): void {
  const chunk = `"${'x'.repeat(64 * 1024)}",`;
  Readable.from(
    (function* () {
      yield '[';
      for (;;) yield chunk;
    })(),
  ).pipe(res);
}
