import { randomBytes } from 'node:crypto';

/** An id as the gateway makes them for connections, messages and requests: `GcWRrcvYIAMCJKQ=`. */
export function randomId(): string {
  return `${randomBytes(11).toString('base64url')}=`;
}
