import type { IncomingMessage } from 'node:http';
import type { TestAccount } from './test-account.ts';

/** S3: what the CDK puts there, it refers to afterwards. */
export function takeObject(
  { method, url = '', headers }: IncomingMessage,
  body: string,
  account: TestAccount,
) {
  if (method !== 'PUT') return;
  const key = url.split('?')[0]?.split('/').at(-1) ?? '';
  const isChunked = headers['content-encoding']?.includes('aws-chunked') === true;
  account.objects.set(key, isChunked ? unchunked(body) : body);
}

/** The SDK sends a body in chunks, each after its length. */
function unchunked(body: string): string {
  let rest = Buffer.from(body);
  const chunks: Buffer[] = [];
  for (;;) {
    const end = rest.indexOf('\r\n');
    const length = Number.parseInt(rest.subarray(0, end).toString().split(';')[0] ?? '0', 16);
    if (!length) return Buffer.concat(chunks).toString();
    chunks.push(rest.subarray(end + 2, end + 2 + length));
    rest = rest.subarray(end + 2 + length + 2);
  }
}
