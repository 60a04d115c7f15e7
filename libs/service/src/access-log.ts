import type { Logger, Metrics, RequestContext } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import type { Request, Response } from 'express';

/** The request of an access log line, and the logger that writes it. */
interface Subject {
  readonly req: Request;
  readonly current: RequestContext;
  readonly log: Logger;
  /** Counts a request that was rejected before any work. */
  readonly countRejection: () => void;
}

/**
 * One line per request, when its answer is out or its client is gone; the latter is told by the socket,
 * which knows nothing of the request's context.
 */
export function logWhenDone(res: Response, { req, current, log, countRejection }: Subject): void {
  const began = performance.now();
  res.once('close', () => {
    if (req.isRejected) return countRejection();
    if (!res.writableFinished) current.deadline = began;
    const ms = Math.round((performance.now() - began) * 10) / 10;
    const status = res.writableFinished ? res.statusCode : 499;
    const metrics: Metrics = { Duration: ms, Errors: status >= 500 ? 1 : 0 };
    const line = { method: req.method, route: routeOf(req), status, ms, metrics };
    log.info({ ...current, ...line, ...whoOf(req) }, 'request');
  });
}

/** The pattern and not the path: no id of a customer, and one name per operation. */
function routeOf(req: Request): string {
  const route = req.route as { readonly path: string } | undefined;
  return route?.path ?? 'none';
}

function whoOf({ identity }: Request): { user?: string; peer?: string } {
  if (identity === undefined || identity instanceof Problem) return {};
  return identity.kind === 'user'
    ? { user: identity.id }
    : { user: identity.userId, peer: identity.name };
}
