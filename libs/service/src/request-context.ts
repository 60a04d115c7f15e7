import { randomUUID } from 'node:crypto';
import { timeoutHeader } from '@quartet/http';
import type { RequestContext } from '@quartet/logging';
import type { Request } from 'express';

/** UUIDs, and the ids of API Gateway, such as `f3B6ZhMRoAMEVuQ=`. */
const requestIds = /^[\w-]{8,64}={0,2}$/;
const timeouts = /^\d{1,6}$/;
const traceparents = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The id and trace of a request, kept from the caller where they are well formed. */
export function contextOf({ headers }: Request): RequestContext {
  const { 'x-request-id': id, traceparent, [timeoutHeader]: timeout } = headers;
  return {
    requestId: typeof id === 'string' && requestIds.test(id) ? id : randomUUID(),
    traceparent:
      typeof traceparent === 'string' && traceparents.test(traceparent) ? traceparent : newTrace(),
    ...(typeof timeout === 'string' &&
      timeouts.test(timeout) && { deadline: performance.now() + Number(timeout) }),
  };
}

/** Made of UUIDs, of which Node draws the bytes of many at once. */
function newTrace(): string {
  return `00-${hex(randomUUID())}-${hex(randomUUID()).slice(16)}-00`;
}

function hex(uuid: string): string {
  return uuid.replaceAll('-', '');
}
