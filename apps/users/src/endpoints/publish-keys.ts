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

const KeySet = z.strictObject({ keys: z.array(Key) }).meta({
  id: 'KeySet',
  description: 'A JSON Web Key Set',
  example: {
    keys: [{ kty: 'RSA', kid: '2026-01', alg: 'RS256', use: 'sig', n: 'sXchDaQ', e: 'AQAB' }],
  },
});

export const publishKeysOperation = operation({
  summary: 'The public keys of access tokens (RFC 7517)',
  description:
    'A key appears here some minutes before it signs, and stays until its last token has expired.',
  who: 'anyone',
  answers: { 200: { description: 'The keys', body: KeySet } },
});

export function publishKeys({ accessTokens }: Deps): RequestHandler {
  return (_req, res) => {
    res.json({ keys: accessTokens.publicKeys() });
  };
}
