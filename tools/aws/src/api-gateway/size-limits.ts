import type { IncomingMessage } from 'node:http';

/** 10 MB, as AWS counts them. */
const maxBodyBytes = 10 * 1_024 * 1_024;

/** Maximum size of the request line and all header values, in bytes; names do not count. */
export const maxHeadBytes = 10_240;

export function headSize({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage) {
  let size = method.length + url.length + httpVersion.length + 'HTTP/'.length + 2;
  for (let at = 1; at < rawHeaders.length; at += 2) size += rawHeaders[at]?.length ?? 0;
  return size;
}

export function declaresTooLargeBody({ headers }: IncomingMessage): boolean {
  const declared = headers['content-length'];
  return declared !== undefined && Number(declared) > maxBodyBytes;
}

/**
 * Counts a body whose size is not announced, as it flows to whoever reads it. A listener alone would set it
 * flowing before that, so that it is held until then.
 */
export function limitBody(req: IncomingMessage, onExceeded: () => void): void {
  if (req.headers['transfer-encoding'] === undefined) return;
  let size = 0;
  req.on('data', (chunk: Buffer) => {
    const before = size;
    size += chunk.length;
    if (before <= maxBodyBytes && size > maxBodyBytes) onExceeded();
  });
  req.pause();
}
