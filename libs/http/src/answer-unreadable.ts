import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { Problem } from '@quartet/problem';
import { problemBody } from './problems.ts';
import { statusOf } from './statuses.ts';

/** Node keeps the answer under way on the socket and offers no other way to see it. */
type ServerSocket = Duplex & { readonly _httpMessage?: ServerResponse | null };

/** Answers what is no HTTP, or too much or too slow of it, before any request exists: for `clientError`. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: ServerSocket): void {
  if (!socket.writable || socket._httpMessage?.headersSent) {
    socket.destroy();
    return;
  }
  const problem = problemOf(error);
  const status = statusOf(problem.code);
  const body = problemBody(problem);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  );
}

function problemOf({ code }: NodeJS.ErrnoException): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Problem('headers_too_large', 'Address and headers may have at most 16 KiB.');
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Problem('request_timeout', 'The request did not arrive in time.');
  }
  return new Problem('malformed_request', 'This is not an HTTP request.');
}
