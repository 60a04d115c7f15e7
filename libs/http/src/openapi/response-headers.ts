import { z } from 'zod';

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

export const ETag = z.string().meta({
  description: 'The version of the resource, for If-None-Match and If-Match',
  example: '"3-12"',
});

export const CacheControl = z.string().meta({
  description: 'How long a cache may keep the answer',
  example: 'no-cache',
});
