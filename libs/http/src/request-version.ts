import type { IncomingMessage, ServerResponse } from 'node:http';
import { Problem } from '@quartet/problem';
import { problemBody } from './problems.ts';
import { statusOf } from './statuses.ts';

/**
 * Refuses a request line such as `GET / HTTP/2.0`, which Node's parser takes for HTTP/1. True when it was refused.
 * https://github.com/nodejs/llhttp/blob/main/src/llhttp/http.ts (`res_http_major`)
 */
export function refuseOtherVersion(req: IncomingMessage, res: ServerResponse): boolean {
  if (req.httpVersionMajor === 1) return false;
  const problem = new Problem('malformed_request', 'Requests must be HTTP/1.1.');
  res.writeHead(statusOf(problem.code), {
    'Content-Type': 'application/problem+json',
    Connection: 'close',
  });
  res.end(problemBody(problem));
  return true;
}
