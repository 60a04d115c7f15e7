import { randomBytes } from 'node:crypto';

/**
 * An id as API Gateway makes them for requests, connections and messages: `f3B6ZhMRoAMEVuQ=`. The id of a
 * request to a REST API is a UUID.
 */
export function gatewayId(): string {
  return `${randomBytes(11).toString('base64url')}=`;
}
