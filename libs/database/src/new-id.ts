import { v7 } from 'uuid';

/**
 * A UUIDv7. The ids of a process rise strictly, within a millisecond too: lists are sorted by them.
 * RFC 9562, section 6.2, method 1: https://www.rfc-editor.org/rfc/rfc9562#monotonicity_counters
 */
export function newId(): string {
  return v7();
}
