import type { IncomingMessage } from 'node:http';
import { longestUrl } from './limits.ts';
import { type Refusal, refusals } from './refusal.ts';

const key = /^[+/\dA-Za-z]{22}==$/;

/** What is wrong with a request to open a socket, before anybody is asked about it. */
export function mistakeIn({ method, url = '', headers }: IncomingMessage): Refusal | undefined {
  if (url.length > longestUrl) return refusals.tooLong;
  const isWebSocket =
    method === 'GET' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['sec-websocket-version'] === '13' &&
    key.test(headers['sec-websocket-key'] ?? '');
  return isWebSocket ? undefined : refusals.badRequest;
}
