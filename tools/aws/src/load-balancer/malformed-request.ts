import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorPage } from './error-page.ts';

/** Node keeps the answer under way on the socket and offers no other way to see it. */
type ServerSocket = Duplex & { readonly _httpMessage?: ServerResponse | null };

/** Answers as a balancer what is no HTTP, or comes too slowly: for `clientError`. */
export function rejectMalformedRequest(error: NodeJS.ErrnoException, socket: ServerSocket): void {
  if (!socket.writable || socket._httpMessage?.headersSent) return void socket.destroy();
  const status = statusOf(error);
  const page = errorPage(status);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Server: awselb/2.0',
    'Content-Type: text/html',
    `Content-Length: ${Buffer.byteLength(page)}`,
    'Connection: close',
  ];
  socket.end([...head, '', page].join('\r\n'), () => socket.destroy());
}

function statusOf({ code, message }: NodeJS.ErrnoException): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return /invalid `Transfer-Encoding`/i.test(message) ? 501 : 400;
}
