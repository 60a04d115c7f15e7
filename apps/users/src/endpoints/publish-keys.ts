import { operation } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';

const Key = z.strictObject({
  kty: z.literal('RSA'),
  kid: z.string(),
  alg: z.literal('RS256'),
  use: z.literal('sig'),
  n: z.string(),
  e: z.string(),
});

export const publishKeysOperation = operation({
  summary: 'The public keys of access tokens (RFC 7517)',
  who: 'anyone',
  answers: { 200: z.strictObject({ keys: z.array(Key) }).meta({ id: 'KeySet' }) },
});

export function publishKeys({ accessTokens }: Deps): RequestHandler {
  return (_req, res) => {
    res.json({ keys: accessTokens.publicKeys() });
  };
}
