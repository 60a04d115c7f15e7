import { callerOf } from '@quartet/http';
import { Problem } from '@quartet/problem';
import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { type Admission, admitAll, createAdmission } from './admission.ts';
import { clientRate } from './client-rate.ts';
import type { ServiceConfig } from './settings.ts';

/** Keeps one client's requests and one user's writes from costing the others, and all together from costing the task. */
export interface Limits {
  /** Requests of one API key: so many a second. */
  readonly clients: readonly RequestHandler[];
  /** All requests of a priority: so many at once. */
  readonly admission: Admission;
  /** Writes of one user: so many a second, so many at once. */
  readonly writes: readonly RequestHandler[];
}

type LimitsConfig = Pick<
  ServiceConfig,
  | 'QUARTET_RATE_LIMITS'
  | 'WRITES_PER_SECOND'
  | 'WRITES_IN_FLIGHT'
  | 'CLIENT_RATE'
  | 'SERVICE_TASKS'
  | 'CONCURRENCY_LIMITS'
>;

export function createLimits(config: LimitsConfig): Limits {
  const admission = config.CONCURRENCY_LIMITS ? createAdmission() : admitAll;
  if (!config.QUARTET_RATE_LIMITS) return { clients: [], admission, writes: [] };
  const perSecond = rateLimit({
    windowMs: 1_000,
    limit: config.WRITES_PER_SECOND,
    standardHeaders: false,
    legacyHeaders: false,
    skip: (req) => !isUser(req),
    keyGenerator: (req) => callerOf(req).id,
    handler: () => {
      throw tooMany();
    },
  });
  return {
    clients: [clientRate(config)],
    admission,
    writes: [perSecond, inFlight(config.WRITES_IN_FLIGHT)],
  };
}

function inFlight(most: number): RequestHandler {
  const counts = new Map<string, number>();
  return (req, res, next) => {
    if (!isUser(req)) return next();
    const { id } = callerOf(req);
    const count = counts.get(id) ?? 0;
    if (count >= most) throw tooMany();
    counts.set(id, count + 1);
    res.once('close', () => {
      const left = (counts.get(id) ?? 1) - 1;
      if (left === 0) counts.delete(id);
      else counts.set(id, left);
    });
    next();
  };
}

function isUser({ identity }: Request): boolean {
  return identity !== undefined && !(identity instanceof Problem) && identity.kind === 'user';
}

function tooMany(): Problem {
  return new Problem('too_many_requests', 'Too many write requests at the same time.', {
    retryAfter: 1,
  });
}
