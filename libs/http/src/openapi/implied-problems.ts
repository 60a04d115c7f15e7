import type { ProblemCode } from '@quartet/problem';
import type { Method, Operation } from '../operation.ts';
import { isMetered } from './response-headers.ts';

/** The problems that follow from the method and the shape of an operation. */
export function impliedProblems(method: Method, promise: Operation): readonly ProblemCode[] {
  const { who, params, query, headers } = promise;
  const writes = method !== 'GET';
  return [
    'malformed_request',
    ...(params || query || headers || writes ? (['invalid_request'] as const) : []),
    ...(writes ? (['body_too_large', 'unsupported_media_type'] as const) : []),
    ...(who === 'user' || who === 'admin' || who === 'service'
      ? (['unauthenticated'] as const)
      : []),
    ...(who === 'admin' ? (['forbidden'] as const) : []),
    ...(writes || isMetered(who) ? (['too_many_requests'] as const) : []),
    'internal',
    'unavailable',
  ];
}

/** The problems that any request may end with before it belongs to an operation. */
export const otherProblems: readonly ProblemCode[] = ['request_timeout', 'headers_too_large'];
