import { once } from 'node:events';
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** A request exactly as it is written: nothing tidies up its path. */
export interface Sent {
  /** @default GET */
  readonly method?: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
  /** Bytes of a body in chunks, of a size that nothing announces. */
  readonly chunked?: number;
}

export interface Answered {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export async function send(url: string, sent: Sent): Promise<Answered> {
  const { method = 'GET', path, headers = {}, body, chunked } = sent;
  const outgoing = request(url, { method, path, headers });
  outgoing.on('error', () => undefined);
  if (chunked === undefined) outgoing.end(body);
  else
    Readable.from(chunksOf(chunked))
      .on('error', () => undefined)
      .pipe(outgoing);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

function* chunksOf(bytes: number): Generator<Buffer> {
  const chunk = Buffer.alloc(64 * 1_024, 'x');
  for (let left = bytes; left > 0; left -= chunk.length) {
    yield left < chunk.length ? chunk.subarray(0, left) : chunk;
  }
}
