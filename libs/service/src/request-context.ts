import { randomBytes, randomUUID } from 'node:crypto';
import { type RequestContext, withContext } from '@quartet/logging';
import type { Request, RequestHandler } from 'express';

const requestIds = /^[\w-]{8,64}$/;
const traceparents = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Gives each request its id and trace, kept from the caller where they are well formed. */
export const keepContext: RequestHandler = (req, res, next) => {
  const current = contextOf(req);
  res.setHeader('X-Request-Id', current.requestId);
  withContext(current, next);
};

function contextOf({ headers }: Request): RequestContext {
  const { 'x-request-id': id, traceparent } = headers;
  return {
    requestId: typeof id === 'string' && requestIds.test(id) ? id : randomUUID(),
    traceparent:
      typeof traceparent === 'string' && traceparents.test(traceparent) ? traceparent : newTrace(),
  };
}

function newTrace(): string {
  const ids = randomBytes(24).toString('hex');
  return `00-${ids.slice(0, 32)}-${ids.slice(32)}-00`;
}
