import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { type RequestBody, withBody } from './request-body.ts';

/** A request of which only the head has been read. */
function requestWith(headers: Readonly<Record<string, string>>): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { headers });
}

const bodyOf = (req: IncomingMessage) => new Promise<RequestBody>((send) => withBody(req, send));
const declared = (bytes: number) => requestWith({ 'content-length': String(bytes) });

it.each([1, 16_384])('reads a body of %i bytes that is read with its head', async (bytes) => {
  const req = declared(bytes);
  const body = bodyOf(req);
  req.push(Buffer.alloc(bytes));
  expect(await body).toEqual(Buffer.alloc(bytes));
});

it('reads a body that came before', async () => {
  const req = declared(4);
  req.push('one ');
  expect(await bodyOf(req)).toEqual(Buffer.from('one '));
});

it.each([
  ['comes later', declared(8), ['one ']],
  ['is larger', declared(16_385), ['one ', 'two ']],
  ['has no declared length', requestWith({ 'transfer-encoding': 'chunked' }), ['one ', 'two ']],
])('passes a body on as a stream that %s', async (_, req, parts) => {
  for (const part of parts) req.push(part);
  const body = await bodyOf(req);
  if (typeof body !== 'function') throw new Error('The body is no stream.');
  for (const part of ['one ', 'two '].slice(parts.length)) req.push(part);
  req.push(null);
  expect(await text(body())).toBe('one two ');
});

it('knows that a request has no body', async () => {
  expect(await bodyOf(requestWith({}))).toBeNull();
  expect(await bodyOf(declared(0))).toBeNull();
});
