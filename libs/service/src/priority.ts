import type { IncomingMessage } from 'node:http';
import type { Method, Operation, Route } from '@quartet/http';
import type { AdaptiveLimitOptions } from './adaptive-limit.ts';

/**
 * The urgency of an operation, the most urgent first: steps of sagas and the keys that services verify tokens with, writes
 * of users, single reads, lists.
 */
export type Priority = 'saga' | 'write' | 'read' | 'list';

export function priorityOf(method: Method, { who, query }: Operation): Priority {
  if (who === 'service' || (who === 'anyone' && method === 'GET')) return 'saga';
  if (method !== 'GET') return 'write';
  return query ? 'list' : 'read';
}

/**
 * The priorities of the routes whose paths have no parameters: one look into a map finds them, where Express tries one
 * route after the other. Undefined for all other requests.
 */
export function staticPriorities<D>(
  routes: readonly Route<D>[],
): (req: Pick<IncomingMessage, 'method' | 'url'>) => Priority | undefined {
  const priorities = new Map(
    routes.map(([method, path, , promise]) => [`${method} ${path}`, priorityOf(method, promise)]),
  );
  return ({ method, url = '' }) => {
    const end = url.indexOf('?');
    return priorities.get(`${method} ${end === -1 ? url : url.slice(0, end)}`);
  };
}

/**
 * The less urgent an operation is, the sooner its limit shrinks when all of them take longer, so that lists make room for
 * orders. A step of a saga is work that a user waits for, and that others have done their part of. Reads and lists
 * shrink when the event loop is late, too; writes do not: they wait for others, and more of them share a commit.
 */
export const priorityLimits: Readonly<Record<Priority, AdaptiveLimitOptions>> = {
  saga: { min: 64, max: 512, tolerance: 16 },
  write: { min: 64, max: 256, tolerance: 8 },
  read: { min: 32, max: 256, tolerance: 4, longestDelay: 40 },
  list: { min: 8, max: 128, tolerance: 3, longestDelay: 20 },
};
