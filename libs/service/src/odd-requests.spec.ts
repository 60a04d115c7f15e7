import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { operation, parse, type Route } from '@quartet/http';
import { listen, type Listening, testDeps, type TestDeps } from '@quartet/testing';
import { z } from 'zod';
import { createServiceApp } from './index.ts';

const Note = z.strictObject({ text: z.string() });

const write: Route<TestDeps>[2] = () => (req, res) => {
  res.json(parse(Note, req.body));
};
const read: Route<TestDeps>[2] = () => (req, res) => {
  const { id } = req.params;
  const [query] = Object.keys(req.query).length > 0 ? [req.query] : [];
  res.json({ text: 'hello', ...(query && { id, query }) });
};
const routes: readonly Route<TestDeps>[] = [
  ['GET', '/api/notes/:id', read, operation({ summary: 'Read', who: 'key', answers: {} })],
  [
    'POST',
    '/api/notes',
    write,
    operation({ summary: 'Write', who: 'key', body: Note, answers: {} }),
  ],
];

describe('a service', () => {
  let server: Listening;

  beforeAll(async () => {
    server = await listen(createServiceApp('notes', routes, await testDeps('notes')));
  });
  afterAll(() => server?.close());

  const post = async (body: string | Uint8Array<ArrayBuffer>) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/api/notes`, { method: 'POST', headers, body });
    return [answer.status, ((await answer.json()) as { code?: string }).code];
  };
  const raw = (bytes: string) => {
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(bytes);
    return text(socket);
  };
  const chunk = (content: string) => `${content.length.toString(16)}\r\n${content}\r\n`;
  const chunked =
    'POST /api/notes HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';

  it('takes any text that is valid Unicode', async () => {
    expect(await post(JSON.stringify({ text: 'Zoë 🦜 \u0001 \u2028' }))).toEqual([200, undefined]);
  });

  it.each([
    ['a NUL', '{"text":"a\\u0000b"}'],
    ['a NUL in a name', '{"te\\u0000xt":"a"}'],
    ['half a character', '{"text":"\\ud800"}'],
    ['64 KiB of brackets', '['.repeat(65_000)],
    ['objects nested beyond measure', `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`],
  ])('refuses a body with %s', async (_, body) => {
    expect(await post(body)).toEqual([400, 'malformed_request']);
  });

  it.each([
    ['a name twice', '{"text":"a","text":"b"}'],
    ['a name twice, once escaped', '{"text":"a","te\\u0078t":"b"}'],
    ['a name twice, far inside', '{"text":[{"a":":","b":{"c\\"":1,"c\\"":1}}]}'],
    ['a name in two forms of Unicode', '{"text":"a","\u00e9":1,"e\u0301":2}'],
  ])('refuses a body with %s', async (_, body) => {
    expect(await post(body)).toEqual([400, 'malformed_request']);
  });

  it('takes colons, quotes and backslashes in texts for what they are', async () => {
    const odd = JSON.stringify({ text: '":\\":{"a":1}\\\\' });
    expect(await post(odd)).toEqual([200, undefined]);
  });

  it('has bodies, queries and paths in form NFC', async () => {
    const [decomposed, composed] = ['Cafe\u0301', 'Caf\u00e9'];
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ text: decomposed });
    const wrote = await fetch(`${server.url}/api/notes`, { method: 'POST', headers, body });
    expect(await wrote.json()).toEqual({ text: composed });
    const encoded = encodeURIComponent(decomposed);
    const found = await fetch(`${server.url}/api/notes/${encoded}?q=${encoded}&q=${encoded}`);
    expect(await found.json()).toEqual({
      ...{ text: 'hello', id: composed, query: { q: [composed, composed] } },
    });
  });

  it('refuses JSON in another charset', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-16le' };
    const body = Buffer.from('{"text":"a"}', 'utf16le');
    const { status } = await fetch(`${server.url}/api/notes`, { method: 'POST', headers, body });
    expect(status).toBe(415);
  });

  it.each(['null', '5', '"text"', '[]', 'true'])('refuses the body %s', async (body) => {
    expect(await post(body)).toEqual([400, 'invalid_request']);
  });

  it('refuses a NUL in a path or a query', async () => {
    for (const path of ['/api/notes/a%00b', '/api/notes/1?q=%00', '/api/%00']) {
      const { status } = await fetch(`${server.url}${path}`);
      expect([path, status]).toEqual([path, 400]);
    }
  });

  it('takes a body that comes in chunks', async () => {
    const answer = await raw(`${chunked}${chunk('{"text":')}${chunk('"a"}')}0\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
  });

  it('refuses one that grows too large in chunks', async () => {
    const answer = await raw(`${chunked}${chunk(`"${'x'.repeat(70_000)}"`)}0\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 413 [^]*body_too_large/);
  });

  it('answers HEAD as GET, without the body', async () => {
    const head = await fetch(`${server.url}/api/notes/1`, { method: 'HEAD' });
    const get = await fetch(`${server.url}/api/notes/1`);
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
  });

  it('answers a GET that has a body, and the next request on that connection', async () => {
    const first = 'GET /api/notes/1 HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nbody';
    const second = 'GET /api/notes/2 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
    expect((await raw(first + second)).match(/HTTP\/1.1 200 /g)).toHaveLength(2);
  });

  it('refuses two lengths and a length beside chunks, with which requests are smuggled', async () => {
    const line = 'POST /api/notes HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
    const both = `${line}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`;
    const two = `${line}content-length: 4\r\ncontent-length: 5\r\n\r\nbody`;
    for (const bytes of [both, two]) expect(await raw(bytes)).toMatch(/^HTTP\/1.1 400 /);
  });

  it('gives its own answers as problems, for OPTIONS as for any method it does not offer', async () => {
    const answer = await fetch(`${server.url}/api/notes`, { method: 'OPTIONS' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});
