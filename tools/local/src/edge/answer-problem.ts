import type { ServerResponse } from 'node:http';
import { problemTitles } from '@quartet/problem';

const statuses = {
  not_found: 404,
  bad_api_key: 403,
  body_too_large: 413,
  unavailable: 503,
} as const;

/** The few failures that end at the edge, in the form that the services use. */
export function answerProblem(
  res: ServerResponse,
  code: keyof typeof statuses,
  detail: string,
): void {
  const status = statuses[code];
  if (status === 503) res.setHeader('Retry-After', '1');
  res.writeHead(status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  const title = problemTitles[code];
  const requestId = res.getHeader('x-request-id');
  const type = `urn:quartet:problem:${code}`;
  res.end(JSON.stringify({ type, title, status, detail, code, requestId }));
}
