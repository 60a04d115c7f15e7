import { context, type RequestContext } from '@quartet/logging';
import { Problem } from '@quartet/problem';

/** Requests of which a statement was sent. */
const begun = new WeakSet<RequestContext>();

/**
 * Drops the work of a request that nobody waits for any more, at its first statement, which may have waited for a
 * connection. Work that has begun goes on to its end.
 * @throws Problem `unavailable`
 */
export function refuseExpired(): void {
  const current = context();
  if (current === undefined || begun.has(current)) return;
  if (current.deadline !== undefined && performance.now() > current.deadline) {
    throw new Problem('unavailable', 'The time limit of the caller is over.', { retryAfter: 1 });
  }
  begun.add(current);
}
