import { randomUUIDv7 } from 'node:crypto';

/** A UUIDv7: ids that are made later sort later, which keeps indexes dense. */
export function newId(): string {
  return randomUUIDv7();
}
