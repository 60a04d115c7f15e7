import { randomUUID } from 'node:crypto';

const maxLength = 7 * 1024;
const selfField = /(?:^|;)\s*Self=[^;]*/i;
const rootField = /(?:^|;)\s*Root=/i;

/** X-Amzn-Trace-Id as it goes on: with a Root of its own, or with the Root that came and a new Self. */
export function extendTraceId(received: string | undefined): string {
  if (!received || received.length > maxLength) return `Root=${newId()}`;
  const rest = received.replace(selfField, '').replace(/^\s*;/, '');
  return rootField.test(rest) ? `Self=${newId()};${rest}` : `Root=${newId()};${rest}`;
}

/** Node draws the randomness of UUIDs many at a time, which costs a tenth of drawing each. */
function newId(): string {
  const time = Math.floor(Date.now() / 1_000).toString(16);
  return `1-${time}-${randomUUID().replaceAll('-', '').slice(8)}`;
}
