import { json, milliseconds, url } from '@quartet/config';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

const Jwk = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
});

const PublicKeys = z.record(
  z.string(),
  z.object({ keys: z.array(Jwk) }) as z.ZodType<JSONWebKeySet>,
);

export const authSettings = {
  JWKS_URL: url().describe('where the users service publishes its keys'),
  JWKS_MAX_AGE: milliseconds(600_000).describe(
    'until known keys are fetched again, in the background',
  ),
  JWKS_COOLDOWN: milliseconds(30_000).describe('between two fetches because of an unknown key'),
  JWKS_TIMEOUT: milliseconds(2_000).describe('for one fetch'),
  TOKEN_ISSUER: z.string().min(1).describe('who issues access tokens'),
  TOKEN_AUDIENCE: z.string().min(1).describe('for whom access tokens are'),
  SERVICE_PUBLIC_KEYS: json(PublicKeys)
    .prefault('{}')
    .describe('the public keys of the services that may call, by name'),
};

export type AuthConfig = {
  readonly [Name in keyof typeof authSettings]: z.output<(typeof authSettings)[Name]>;
};

/** For a service that calls others. */
export const callerSettings = {
  SERVICE_PRIVATE_KEY: json(Jwk.extend({ d: z.string() })).describe(
    'signs the tokens for other services',
  ),
};
