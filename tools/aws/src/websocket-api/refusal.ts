import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Why a socket does not open, as its request is answered. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

export const refusals = {
  badRequest: { status: 400, message: 'Bad Request' },
  unauthorized: { status: 401, message: 'Unauthorized' },
  forbidden: { status: 403, message: 'Forbidden' },
  tooLong: { status: 414, message: 'URI Too Long' },
  throttled: { status: 429, message: 'Too Many Requests' },
  failed: { status: 500, message: 'Internal server error' },
  badAnswer: { status: 502, message: 'Internal server error' },
} as const satisfies Record<string, Refusal>;

export function isRefusal(result: object): result is Refusal {
  return 'status' in result;
}

export function refuse(socket: Duplex, { status, message }: Refusal): void {
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
