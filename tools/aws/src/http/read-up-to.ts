import type { IncomingMessage } from 'node:http';

/** The body of a request; undefined when it has more bytes, which are read so that the sender gets an answer. */
export async function readUpTo(
  maxBytes: number,
  req: IncomingMessage,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  }
  return size <= maxBytes ? Buffer.concat(chunks) : undefined;
}
