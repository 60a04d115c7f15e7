import type { IncomingMessage } from 'node:http';
import { maxUrlLength } from './limits.ts';
import { type Rejection, rejections } from './rejection.ts';

const key = /^[+/\dA-Za-z]{22}==$/;

/** The rejection of an invalid handshake; undefined for a valid one. */
export function rejectionOf({ method, url = '', headers }: IncomingMessage): Rejection | undefined {
  if (url.length > maxUrlLength) return rejections.tooLong;
  const isWebSocket =
    method === 'GET' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['sec-websocket-version'] === '13' &&
    key.test(headers['sec-websocket-key'] ?? '');
  return isWebSocket ? undefined : rejections.badRequest;
}
