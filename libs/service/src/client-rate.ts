import { Problem } from '@quartet/problem';
import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { ServiceConfig } from './settings.ts';

/** Set by the gateway for a request with an API key. They meter a client, and identify nobody. */
const clientHeader = 'x-quartet-client-id';
const rateHeader = 'x-quartet-client-rate';

/**
 * Refuses what an API key sends above its own rate, before the token is verified, and reports the quota in the
 * headers `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-08). Requests that did not come
 * through the gateway have no client, and no limit.
 */
export function clientRate(
  config: Pick<ServiceConfig, 'CLIENT_RATE' | 'SERVICE_TASKS'>,
): RequestHandler {
  const count = rateLimit({
    windowMs: 1_000,
    identifier: 'client',
    limit: (req) => Math.ceil(rateOf(req, config.CLIENT_RATE) / config.SERVICE_TASKS),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => clientOf(req) ?? '',
    handler: () => {
      throw new Problem('too_many_requests', 'Too many requests with this API key.', {
        retryAfter: 1,
      });
    },
  });
  return (req, res, next) => (clientOf(req) === undefined ? next() : count(req, res, next));
}

function clientOf({ headers }: Request): string | undefined {
  return headers[clientHeader]?.toString();
}

function rateOf({ headers }: Request, otherwise: number): number {
  const rate = Number(headers[rateHeader]);
  return rate > 0 ? rate : otherwise;
}
