import type { Duplex } from 'node:stream';

/** The other end has closed the connection in the middle of a message, or has sent what is no message. */
export class BrokenConnection extends Error {
  override readonly name = 'BrokenConnection';
}

const events = ['readable', 'end', 'close', 'error'] as const;

/**
 * Reads the next bytes of a stream, and leaves those after them in it.
 * @throws BrokenConnection when the stream ends before
 */
export function readExactly(stream: Duplex, size: number): Promise<Buffer> {
  if (size === 0) return Promise.resolve(Buffer.alloc(0));
  return new Promise((resolve, reject) => {
    const attempt = () => {
      const chunk = stream.read(size) as Buffer | null;
      if (chunk === null && !stream.readableEnded && !stream.destroyed) return;
      for (const event of events) stream.off(event, attempt);
      if (chunk?.length === size) resolve(chunk);
      else reject(new BrokenConnection());
    };
    // The listener stays until the end: each new one would be called at once for the bytes of half a message.
    for (const event of events) stream.on(event, attempt);
    attempt();
  });
}
