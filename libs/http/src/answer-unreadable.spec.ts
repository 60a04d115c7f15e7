import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { listen, type Listening } from '@quartet/testing';
import { answerUnreadable } from './index.ts';

let server: Server;
let listening: Listening;

beforeEach(async () => {
  server = createServer({ connectionsCheckingInterval: 20 }, (_req, res) => res.end('fine'));
  server.on('clientError', answerUnreadable);
  listening = await listen(server);
});
afterEach(() => listening?.close());

function open(): Socket {
  return connect(Number(new URL(listening.url).port), '127.0.0.1');
}

async function send(bytes: string): Promise<{ head: string; body: unknown }> {
  const socket = open();
  socket.write(bytes);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return { head, body: JSON.parse(body) as unknown };
}

it('answers headers that do not end in time with a problem and closes', async () => {
  server.headersTimeout = 100;
  const { head, body } = await send('GET / HTTP/1.1\r\nhost: a\r\n');
  expect(head).toMatch(/^HTTP\/1.1 408 /);
  expect(body).toMatchObject({ status: 408, code: 'request_timeout' });
});

it.each([
  [
    'a header without a colon',
    'GET / HTTP/1.1\r\nhost: a\r\nfoo bar\r\n\r\n',
    400,
    'malformed_request',
  ],
  ['no HTTP at all', 'hello\r\n\r\n', 400, 'malformed_request'],
  [
    'headers of 20 KB',
    `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
    'headers_too_large',
  ],
])('answers %s with a problem and closes', async (_what, bytes, status, code) => {
  const { head, body } = await send(bytes);
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain('application/problem+json');
  expect(body).toMatchObject({ status, code });
});

it('adds nothing to an answer that is out', async () => {
  const socket = open();
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\nnonsense\r\n\r\n');
  const answers = (await text(socket)).match(/HTTP\/1\.1 \d+/g);
  expect(answers?.[0]).toBe('HTTP/1.1 200');
});
