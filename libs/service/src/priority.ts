import type { Method, Operation } from '@quartet/http';
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
 * The less urgent an operation is, the sooner its limit shrinks when all of them take longer, so that lists make room for
 * orders. A step of a saga is work that a user waits for, and that others have done their part of.
 */
export const priorityLimits: Readonly<Record<Priority, AdaptiveLimitOptions>> = {
  saga: { min: 64, max: 512, tolerance: 16 },
  write: { min: 64, max: 256, tolerance: 8 },
  read: { min: 32, max: 256, tolerance: 4 },
  list: { min: 16, max: 128, tolerance: 3 },
};
