import { createHash } from 'node:crypto';

/** Hexadecimal digits that are the same on each start, at most 64. */
export function hashOf(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
