import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/** A whole body, or what opens its stream for an attempt. */
export type RequestBody = Buffer | (() => Readable) | null;

/** The largest body that is sent in one write with its head. */
const maxBufferedBytes = 16_384;

/**
 * Calls back with the body of a request. A small one usually comes with its head, and is there when the parser has read
 * all that it got: as a stream it would cost twice as much.
 */
export function withBody(req: IncomingMessage, send: (body: RequestBody) => void): void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = req.headers;
  const size = Number(length);
  if (encoding !== undefined || size > maxBufferedBytes) send(streamOf(req));
  else if (size === 0) send(null);
  else if (req.readableLength >= size) send(req.read() as Buffer);
  else
    process.nextTick(() =>
      send(req.readableLength >= size ? (req.read() as Buffer) : streamOf(req)),
    );
}

/** The request outlives what reads its body: a target may answer, or fail, before it has read it all. */
function streamOf(req: IncomingMessage): () => Readable {
  return () => Readable.from(req.iterator({ destroyOnReturn: false }));
}
