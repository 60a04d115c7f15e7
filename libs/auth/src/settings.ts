import { json, milliseconds, url } from '@quartet/config';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** The longest lifetime of an access token that is accepted, in milliseconds. */
export const maxAccessTokenLifetime = 900_000;

const EcKey = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  kid: z.string(),
  x: z.string(),
  y: z.string(),
});

const RsaKey = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
});

const PublicKeys = z.record(
  z.string(),
  z.object({
    keys: z.array(z.discriminatedUnion('kty', [EcKey, RsaKey])),
  }) as z.ZodType<JSONWebKeySet>,
);

const PrivatePart = { d: z.string() };

export const authSettings = {
  JWKS_URL: url().describe('URL at which the users service publishes its keys'),
  JWKS_MAX_AGE: milliseconds(600_000).describe(
    'Age at which cached keys are fetched again, in the background',
  ),
  JWKS_COOLDOWN: milliseconds(30_000).describe(
    'Minimum time between two fetches caused by unknown keys',
  ),
  JWKS_TIMEOUT: milliseconds(2_000).describe('Time limit for one fetch of the keys'),
  REVOCATIONS_REFRESH: milliseconds(2_000).describe(
    'Age at which the list of ended sessions is fetched again, in the background',
  ),
  REVOCATIONS_MAX_AGE: milliseconds(4_000).describe(
    'Age at which requests wait for a newer list of ended sessions; without one, admins are refused',
  ),
  TOKEN_ISSUER: z
    .string()
    .min(1)
    .describe('Issuer of access tokens; users serves /.well-known/… under this URL'),
  TOKEN_AUDIENCE: z.string().min(1).describe('Audience of access tokens'),
  SERVICE_PUBLIC_KEYS: json(PublicKeys)
    .prefault('{}')
    .describe('Public keys of the services that may call this one, by service name'),
};

export type AuthConfig = {
  readonly [Name in keyof typeof authSettings]: z.output<(typeof authSettings)[Name]>;
};

/** The settings of a service that calls others. */
export const callerSettings = {
  SERVICE_PRIVATE_KEY: json(
    z.discriminatedUnion('kty', [EcKey.extend(PrivatePart), RsaKey.extend(PrivatePart)]),
  ).describe('Private key that signs the tokens for calls to other services'),
};
