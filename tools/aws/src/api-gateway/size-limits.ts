import type { IncomingMessage } from 'node:http';

/** 10 MB, as AWS counts them. */
const mostBody = 10 * 1_024 * 1_024;

/** Of the request line and all values together, in bytes; names do not count. */
export const mostHead = 10_240;

export function headSize({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage) {
  let size = method.length + url.length + httpVersion.length + 'HTTP/'.length + 2;
  for (let at = 1; at < rawHeaders.length; at += 2) size += rawHeaders[at]?.length ?? 0;
  return size;
}

export function announcesTooMuch({ headers }: IncomingMessage): boolean {
  const announced = headers['content-length'];
  return announced !== undefined && Number(announced) > mostBody;
}

/**
 * Counts a body whose size is not announced, as it flows to whoever reads it. A listener alone would set it
 * flowing before that, so that it is held until then.
 */
export function watchBody(req: IncomingMessage, tooMuch: () => void): void {
  if (req.headers['transfer-encoding'] === undefined) return;
  let size = 0;
  req.on('data', (chunk: Buffer) => {
    const before = size;
    size += chunk.length;
    if (before <= mostBody && size > mostBody) tooMuch();
  });
  req.pause();
}
