import { z } from 'zod';
import type { Who } from '../operation.ts';

export const RequestId = z.string().meta({
  description: 'The id of the request, for questions about it',
  example: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d',
});

export const Location = z.string().meta({
  description: 'The path of the resource',
  example: '/api/orders/01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d',
});

export const RetryAfter = z.int().min(1).meta({
  description: 'Seconds until another request makes sense',
  example: 1,
});

export const WwwAuthenticate = z.string().meta({
  description: 'The scheme that authenticates a user; an answer of the gateway itself lacks it',
  example: 'Bearer',
});

/** The quota of an API key. Requests that do not come through the gateway have none. */
const rateLimit = {
  RateLimit: z
    .string()
    .meta({
      description: 'Requests that the API key may still send, and seconds until it may send more',
      example: '"client"; r=99; t=1',
    })
    .optional(),
  'RateLimit-Policy': z
    .string()
    .meta({
      description: 'Requests that the API key may send in a window of so many seconds',
      example: '"client"; q=100; w=1; pk=:MDU4MzE1YTI5ZDc1:',
    })
    .optional(),
};

/** The headers of every answer to callers that send an API key. */
export function rateLimitHeaders(who: Who) {
  return isMetered(who) ? rateLimit : {};
}

/** True for callers that send an API key, whose requests are counted. */
export function isMetered(who: Who): boolean {
  return who !== 'anyone' && who !== 'service';
}

export const ETag = z.string().meta({
  description: 'The version of the resource, for If-None-Match and If-Match',
  example: '"3-12"',
});

export const CacheControl = z.string().meta({
  description: 'How long a cache may keep the answer',
  example: 'no-cache',
});
