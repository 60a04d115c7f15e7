import { withContext } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import type { Request, RequestHandler } from 'express';
import { logWhenDone } from './access-log.ts';
import { reject } from './admission.ts';
import type { AppDeps } from './app-deps.ts';
import type { Priority } from './priority.ts';
import { countRejections } from './rejections.ts';
import { contextOf } from './request-context.ts';
import { secureHeaders } from './secure-headers.ts';

/**
 * The first middleware of every request. It is a single one because each costs more than its work. It rejects for
 * overload what needs no more than a look at the path.
 */
export function requestPreamble(
  { log, health, limits }: AppDeps,
  priorityOf: (req: Request) => Priority | undefined,
): RequestHandler {
  const countRejection = countRejections(log);
  return (req, res, next) => {
    const current = contextOf(req);
    res.setHeader('X-Request-Id', current.requestId);
    secureHeaders(res);
    if (health.state() === 'draining') res.setHeader('Connection', 'close');
    const priority = priorityOf(req);
    if (priority !== undefined && limits.admission.isFull(priority)) {
      countRejection();
      return reject(res);
    }
    logWhenDone(res, { req, current, log, countRejection });
    withContext(current, req.url.includes('%00') ? () => next(nul()) : next);
  };
}

/** No path and no query has a use for NUL, and the database refuses it. */
function nul(): Problem {
  return new Problem('malformed_request', 'The URL must not contain a NUL character.');
}
