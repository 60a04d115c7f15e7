import { createHash } from 'node:crypto';
import type { Intent } from '../domain/idempotency.ts';

export interface Request {
  readonly userId: string;
  readonly route: string;
  readonly key: string;
  readonly body: unknown;
}

/**
 * Returns the intent of a request with an Idempotency-Key; the order of the body's members does not matter.
 */
export function intentOf({ userId, route, key, body }: Request): Intent {
  const text = JSON.stringify(body, inOrder);
  return { userId, route, key, hash: createHash('sha256').update(text).digest('base64url') };
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
