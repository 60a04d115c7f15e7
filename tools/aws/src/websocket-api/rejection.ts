import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** The answer to a request for a socket that does not open. */
export interface Rejection {
  readonly status: number;
  readonly message: string;
}

export const rejections = {
  badRequest: { status: 400, message: 'Bad Request' },
  unauthorized: { status: 401, message: 'Unauthorized' },
  forbidden: { status: 403, message: 'Forbidden' },
  tooLong: { status: 414, message: 'URI Too Long' },
  throttled: { status: 429, message: 'Too Many Requests' },
  authorizerFailure: { status: 500, message: 'Internal server error' },
  badGateway: { status: 502, message: 'Internal server error' },
} as const satisfies Record<string, Rejection>;

export function isRejection(result: object): result is Rejection {
  return 'status' in result;
}

export function reject(socket: Duplex, { status, message }: Rejection): void {
  const body = JSON.stringify({ message });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
